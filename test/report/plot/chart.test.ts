import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Line, textWidth } from '../../../src/report/lines.js';
import { chart } from '../../../src/report/plot/chart.js';
import { grokkingRun, insufficientRun, misgrokkingRun } from '../sample-analysis.js';

const texts = (lines: readonly Line[]): string[] =>
  lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
const options = { width: 80, height: 16, xScale: 'log', glyphs: 'braille' } as const;

test('a grokking run on log steps', () => {
  expect(texts(chart(grokkingRun(), options)).join('\n')).toMatchInlineSnapshot(`
    "⠂⠂⠂ train accuracy (acc/train)   ⠒⠒⠒ test accuracy (acc/test)
                              memorised                  theory t50 forecast
                                  ▾                         ▾ ├─▾─┤
    100 % ┤                       ⢀⠔⠐⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⣡⠗⠛⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
          │                      ⢀⠁                         ┊   ┊⢠⠇
          │                      ⠔┊                         ┊   ┊⡞
          │                     ⠐⠁┊                         ┊   ⢠⠇
          │                     ⠅ ┊                         ┊   ⢸
     50 % ┤                    ⢐⠁ ┊                         ┊   ⡏
          │                    ⠄  ┊                         ┊  ⢠⠇
          │                   ⠐   ┊                         ┊  ⣸┊
          │                  ⢀⠁   ┊                         ┊  ⡇┊
          │                 ⢀⠄    ┊                         ┊ ⡼ ┊
      0 % ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣄⣄⣄⣔⣁⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡤⠤⠤⠞⠁ ┊
          └┬──────────────────┬───────────────────┬───────────────────┬─────────────
           10                100                 1k                  10k   step, log"
  `);
});

test('the same on linear steps, in ASCII', () => {
  expect(
    texts(chart(grokkingRun(), { ...options, xScale: 'linear', glyphs: 'ascii' })).join('\n'),
  ).toMatchInlineSnapshot(`
    "... train accuracy (acc/train)   ### test accuracy (acc/test)
           memorised theory t50 forecast
           ▾    ▾├▾─┤
    100 % ┤..........###############################################################
          │.    ┊ ┊ ##
          │.    ┊ ┊##
          │.    ┊ ┊#
          │.    ┊ ┊#
     50 % ┤.    ┊ ##
          │.    ┊ #
          │.    ┊ #
          │.    ┊##
          │.    ##┊
      0 % ┤###### ┊
          └┬─────────────┬──────────────┬─────────────┬──────────────┬─────────────┬
           0            10k            20k           30k            40k   step   50k"
  `);
});

test('a loss is drawn on a log axis', () => {
  const run = grokkingRun();
  const drawn = texts(chart({ ...run, diagnosis: { ...run.diagnosis, channel: 'loss' } }, options));
  expect(drawn[0]).toContain('test loss (loss/test)');
  expect(drawn.filter((row) => row.includes('┤')).map((row) => row.split('┤')[0]?.trim())).toContain('0.01');
});

test('a prediction beyond the log is named at the right edge', () => {
  const run = grokkingRun();
  const theory = { ...run.diagnosis.theory, predictedStep: 339_000 };
  const drawn = texts(chart({ ...run, diagnosis: { ...run.diagnosis, theory } }, options));
  expect(drawn[1]).toMatch(/theory →$/);
  expect(drawn[2]).toMatch(/→$/);
});

test('step 0 is drawn at the left edge of a log axis', () => {
  const run = insufficientRun();
  const [, first = ''] = texts(chart(run, options));
  expect(first).toMatch(/┤⠅/);
});

test('without accuracy and loss there is a sentence instead', () => {
  const run = insufficientRun();
  const { axis, resumedAt, adjustments } = run.curves;
  expect(texts(chart({ ...run, curves: { axis, resumedAt, adjustments } }, options))).toEqual([
    'No accuracy and no loss to draw.',
  ]);
});

describe('at any size', () => {
  test('the chart has its height and keeps to its width', () => {
    const samples = [grokkingRun(), misgrokkingRun(), insufficientRun()];
    fc.assert(
      fc.property(
        fc.nat({ max: samples.length - 1 }),
        fc.record({
          width: fc.integer({ min: 40, max: 200 }),
          height: fc.integer({ min: 7, max: 60 }),
          xScale: fc.constantFrom('linear' as const, 'log' as const),
          glyphs: fc.constantFrom('braille' as const, 'block' as const, 'ascii' as const),
        }),
        (sample, size) => {
          const drawn = texts(chart(samples[sample] ?? grokkingRun(), size));
          expect(drawn).toHaveLength(size.height);
          expect(Math.max(...drawn.map(textWidth))).toBeLessThanOrEqual(size.width);
        },
      ),
      { numRuns: 60 },
    );
  });
});
