import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnalysedRun } from '../../../src/analysis.js';
import { analyzeRun } from '../../../src/analyze.js';
import { figureCells } from '../../../src/report/plot/cells.js';
import { figureOf } from '../../../src/report/plot/figure-of.js';
import { createScale } from '../../../src/report/plot/scale.js';
import { seedGroups } from '../../../src/report/plot/seeds.js';
import { smoothed } from '../../../src/report/plot/smooth.js';
import { logitTicks } from '../../../src/report/plot/ticks.js';
import type { Run } from '../../../src/run/run.js';
import { grokkingRun, misgrokkingRun } from '../sample-analysis.js';

const axis = { name: 'step', unit: 'step' } as const;

/** A run that groks at `t50`, analysed by the real detectors. */
function invented(t50: number, settings: Readonly<Record<string, number>>): AnalysedRun {
  const steps = Float64Array.from({ length: 200 }, (_, i) => 20 * (i + 1));
  const rise = (at: number, width: number) =>
    steps.map((step) => 0.02 + 0.97 / (1 + (at / step) ** (1 / width)));
  const run: Run = {
    id: `runs/${t50}/${JSON.stringify(settings)}`,
    source: { path: 'runs', format: 'csv', files: [] },
    series: [
      { name: 'train_acc', steps, values: rise(60, 0.1), axis },
      { name: 'test_acc', steps, values: rise(t50, 0.15), axis },
    ],
    config: Object.entries(settings).map(([key, value]) => ({ key, value, from: 'config' })),
    notes: [],
  };
  return analyzeRun(run);
}

describe('what a figure holds', () => {
  test('the fitted move lies on the curve, its band around it, and t50 where the diagnosis says', () => {
    const run = invented(1000, {});
    const figure = figureOf([run])!;
    const [band] = figure.bands;
    expect(band?.kind).toBe('fit');
    const t50 = run.diagnosis.transition!.t50;
    const nearest = band!.x.findIndex((x) => x >= t50);
    expect(band!.middle[nearest]).toBeCloseTo(0.5, 1);
    band!.middle.forEach((value, i) => {
      expect(band!.low[i]).toBeLessThanOrEqual(value + 1e-12);
      expect(band!.high[i]).toBeGreaterThanOrEqual(value - 1e-12);
    });
    expect(figure.markers.find(({ kind }) => kind === 't50')?.x).toBe(t50);
    expect(figure.markers.map(({ kind }) => kind)).toEqual(['memorised', 't10', 't50', 't90']);
  });

  test('curves are those of the log, not copies', () => {
    const run = grokkingRun();
    expect(figureOf([run])!.curves[1]!.y).toBe(run.curves.testAccuracy!.values);
  });

  test('on the decay clock every place is lr·wd times its step', () => {
    const run = invented(1000, { lr: 0.01, weight_decay: 0.1 });
    const figure = figureOf([run], { x: 'clock' })!;
    expect(figure.curves[0]!.x.at(-1)).toBeCloseTo(4000 * 0.001, 9);
    expect(figure.x).toMatchObject({ title: 's = Σ lr·wd', kind: 'linear' });
  });

  test('a run without a clock is left out of a figure on the clock', () => {
    expect(figureOf([invented(1000, {})], { x: 'clock' })).toBeUndefined();
  });

  test('a logit axis is for accuracies, a log axis for positive values; others give way', () => {
    const run = grokkingRun();
    expect(figureOf([run], { y: 'logit' })!.y.kind).toBe('logit');
    expect(figureOf([run], { y: 'logit', quantity: 'loss' })!.y.kind).toBe('log');
    expect(figureOf([run], { y: 'linear', quantity: 'loss' })!.y.kind).toBe('linear');
  });

  test('in a window a loss is scaled to what is seen of it', () => {
    const whole = figureOf([grokkingRun()], { quantity: 'loss' })!;
    const part = figureOf([grokkingRun()], { quantity: 'loss', window: [20_000, 40_000] })!;
    expect(part.y.domain[1]).toBeLessThan(whole.y.domain[1] / 10);
    expect(part.extent).toEqual(whole.extent);
  });
});

describe('seeds', () => {
  test('runs that differ in the seed alone belong together', () => {
    const runs = [
      invented(900, { lr: 0.01, wd: 1, seed: 0 }),
      invented(1000, { lr: 0.01, wd: 0.1, seed: 0 }),
      invented(1100, { lr: 0.01, wd: 1, seed: 1 }),
      invented(1100, {}),
      invented(1200, {}),
    ];
    expect(seedGroups(runs)).toEqual([[0, 2], [1], [3], [4]]);
  });

  test('their band goes from the lowest to the highest and its line through the median', () => {
    const seeds = [900, 1000, 1200].map((t50, seed) => invented(t50, { lr: 0.01, wd: 1, seed }));
    const figure = figureOf(seeds, { seedsAsBand: true })!;
    expect(figure.curves).toEqual([]);
    const band = figure.bands.find(({ role }) => role === 'test')!;
    expect(band.label).toBe('test accuracy, 3 seeds');
    const place = band.x.findIndex((x) => x >= 1000);
    const at = (run: AnalysedRun) => {
      const { steps, values } = run.curves.testAccuracy!;
      return values[steps.findIndex((step) => step >= band.x[place]!)]!;
    };
    const [first, second, third] = seeds.map(at) as [number, number, number];
    expect(band.high[place]).toBeCloseTo(first, 1);
    expect(band.middle[place]).toBeCloseTo(second, 1);
    expect(band.low[place]).toBeCloseTo(third, 1);
  });
});

describe('smoothing', () => {
  test('a running mean neither shifts a ramp nor remembers a spike', () => {
    const ramp = Float64Array.from({ length: 50 }, (_, i) => i);
    smoothed(ramp, 5).forEach((value, i) => expect(value).toBeCloseTo(i, 9));
    const spike = new Float64Array(100).fill(1);
    spike[50] = 1e30;
    expect(smoothed(spike, 9)[60]).toBe(1);
    expect(smoothed(spike, 9)[51]).toBeGreaterThan(1e28);
  });
});

describe('drawing', () => {
  const texts = (options: Parameters<typeof figureOf>[1], cursor?: number): string[] =>
    figureCells(figureOf([grokkingRun(), misgrokkingRun()], options)!, {
      width: 100,
      height: 20,
      glyphs: 'braille',
      ...(cursor === undefined ? {} : { cursor }),
    }).map((row) => row.map(({ text }) => text).join(''));

  test('any window fills exactly its rows and columns', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.double({ min: 1, max: 4e4, noNaN: true }),
          fc.double({ min: 1.01, max: 50, noNaN: true }),
        ),
        fc.constantFrom('log' as const, 'linear' as const),
        fc.constantFrom('linear' as const, 'log' as const, 'logit' as const),
        ([start, factor], x, y) => {
          const rows = texts({ x, y, window: [start, start * factor], smoothing: 5 }, start * 1.005);
          expect(rows).toHaveLength(20);
          for (const row of rows) expect(row.length).toBeLessThanOrEqual(100);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a window between two evaluations shows the line that joins them', () => {
    const rows = texts({ window: [20_001, 20_004] }).slice(3, -2);
    expect(rows.some((row) => /[\u2801-\u28ff]{40}/.test(row))).toBe(true);
  });

  test('runs over each other end in their letters', () => {
    const rows = texts({});
    expect(rows[0]).toMatch(/train .* test accuracy {3}1 .+ {3}2 /);
    expect(rows.join('\n')).toMatch(/1 *$/m);
  });

  test('the cursor is a line through the plot', () => {
    expect(texts({}, 1000).filter((row) => row.slice(8).includes('│')).length).toBeGreaterThan(8);
  });
});

test('few logit ticks reach as deep as the axis', () => {
  expect(logitTicks([0.004, 0.99], 2)).toEqual([0.01, 0.5, 0.99]);
  expect(logitTicks([1e-5, 0.999], 3).map((value) => Number(value.toPrecision(6)))).toEqual([1e-5, 0.5]);
});

test('logit ticks are round on both sides of one half', () => {
  expect(logitTicks([0.001, 0.999], 7).map((value) => Number(value.toPrecision(6)))).toEqual([
    0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999,
  ]);
  const scale = createScale('logit', [0.001, 0.999], 101);
  expect(scale.position(0.5)).toBeCloseTo(50, 9);
  expect(scale.value(scale.position(0.9))).toBeCloseTo(0.9, 9);
});
