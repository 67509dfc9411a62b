import { expect, test } from 'vitest';
import { headerLines } from '../../src/cli/tui/header.js';
import { SMALLEST } from '../../src/cli/tui/layout.js';
import { textWidth } from '../../src/report/lines.js';
import { renderLines } from '../../src/report/ansi.js';
import { grokkingRun } from '../report/sample-analysis.js';
import { after, textOf } from './tui-view.js';

test('the smallest screen says the verdict, how sure it is, and shows the curves', () => {
  const rows = textOf(after({ runs: [grokkingRun()], errors: [] }, [], SMALLEST)).split('\n');
  expect(rows.slice(0, 6)).toEqual([
    '✓ Grokked: train fit at step 152, test',
    '  rose from 1 % to 99 % around step',
    '  5,130 (95 %: 5,090–5,170), 34× later.',
    '  Verdict: grokking, 98 % sure; next …',
    '⠂⠂⠂ train accuracy   ⠒⠒⠒ test accuracy',
    expect.stringMatching(/^100 % ┤.*[\u2801-\u28ff]/),
  ]);
});

test.each([
  [1, ['✓ Grokked: train fit at step 152, …']],
  [2, ['✓ Grokked: train fit at step 152, …', '  Verdict: grokking, 98 % sure; next …']],
  [
    5,
    [
      '✓ Grokked: train fit at step 152, test',
      '  rose from 1 % to 99 % around step',
      '  5,130 (95 %: 5,090–5,170), 34× later.',
      '  Verdict: grokking, 98 % sure; next …',
      '● Test rises.',
    ],
  ],
  [
    9,
    [
      '✓ Grokked: train fit at step 152, test',
      '  rose from 1 % to 99 % around step',
      '  5,130 (95 %: 5,090–5,170), 34× later.',
      '  Verdict: grokking, 98 % sure; next',
      '  gradual generalisation, 2 %; tags:',
      '  strong, sharp, adam family.',
      '  runs/seed-0/metrics.csv (csv)',
      '● Test rises.',
    ],
  ],
])('of a header that has %i rows, how sure it is and the live state go last', (most, expected) => {
  const lines = headerLines(grokkingRun(), 'Test rises.', 39, most);
  const rows = renderLines(lines, { color: false, ascii: false }).split('\n');
  expect(rows).toEqual(expected);
  for (const row of rows) expect(textWidth(row)).toBeLessThanOrEqual(39);
});
