import { expect, test } from 'vitest';
import { xAxisLines } from '../../../src/report/plot/axis-lines.js';
import { createScale } from '../../../src/report/plot/scale.js';

const labels = (kind: 'linear' | 'log', domain: [number, number], columns: number, name = 'step'): string => {
  const x = createScale(kind, domain, columns);
  const [, row] = xAxisLines(x, (place) => Math.round(x.position(place)), columns, 0, name);
  return row.map(({ text }) => text).join('');
};

test.each([
  [
    'at the right end',
    labels('log', [1, 5000], 60),
    ' 1              10              100             1k  step, log',
  ],
  [
    'between labels where one is there',
    labels('linear', [0, 40], 50),
    ' 0          10           20          30   step   40',
  ],
  [
    'between them without its scale where that is all there is room for',
    labels('log', [1, 1500], 44),
    ' 1            10           100   step    1k',
  ],
  ['over one where no gap is wide enough', labels('log', [1, 1000], 28), ' 1       10       100    step'],
  ['shortened', labels('linear', [0, 15], 30, 'training_iterations'), ' 0   tra…ations    10'],
])('the name of the axis stands %s', (_, row, expected) => expect(row).toBe(expected));
