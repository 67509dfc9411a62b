import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze.js';
import type { AnalysedRun } from '../../src/analysis.js';
import { svgChart } from '../../src/report/svg.js';
import { makeCurves } from '../../src/run/make-curves.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, insufficientRun, misgrokkingRun } from './sample-analysis.js';
import { elementsOf } from './well-formed.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
/** The runs of fixtures, named from the folder of all of them. */
async function runsOf(...paths: readonly string[]): Promise<readonly AnalysedRun[]> {
  const { runs } = await analyze(paths.map((path) => join(fixtures, path)));
  return runs.map((analysed) => ({
    ...analysed,
    run: { ...analysed.run, id: relative(fixtures, analysed.run.id) },
  }));
}

/** The sample with another weight decay and t50, so that overlays have something to tell apart. */
function withDecay(weightDecay: number, seed: number, id: string): AnalysedRun {
  const run = grokkingRun(id);
  return {
    ...run,
    hyperparameters: {
      ...run.hyperparameters,
      weightDecay: { value: weightDecay, from: 'config.yaml' },
      seed: { value: seed, from: 'config.yaml' },
    },
  };
}

describe('pictures', () => {
  test.each([
    ['one-run', [grokkingRun()]],
    ['two-runs', [grokkingRun(), misgrokkingRun()]],
    ['no-test-curve', [insufficientRun()]],
  ])('%s', async (name, runs) => {
    await expect(svgChart(runs)).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  test('of a log by torch.utils.tensorboard', async () => {
    const svg = svgChart(await runsOf('tensorboard-torch/modular-addition'));
    await expect(svg).toMatchFileSnapshot('snapshots/modular-addition.svg');
  });

  test('a grid says which runs are not in it', () => {
    const accuracies = Array.from({ length: 30 }, (_, i) => misgrokkingRun(`runs/${i}.csv`));
    const losses = [insufficientRun('a'), insufficientRun('b')];
    expect(svgChart([...accuracies.slice(0, 6), ...losses])).toContain(
      'Runs that are not drawn: 2 without accuracy.',
    );
    expect(svgChart(accuracies)).toContain('Runs that are not drawn: 6 more.');
  });

  test('runs without curves are said to have none', () => {
    const { axis, resumedAt, adjustments } = insufficientRun().curves;
    const bare = { ...insufficientRun(), curves: { axis, resumedAt, adjustments } };
    expect(svgChart([bare])).toContain('No accuracy and no loss to draw.');
    expect(svgChart([])).toContain('No accuracy and no loss to draw.');
  });
});

describe('the file', () => {
  const samples: readonly (readonly [string, readonly AnalysedRun[]])[] = [
    ['one run', [grokkingRun()]],
    ['an overlay', [grokkingRun(), misgrokkingRun(), insufficientRun()]],
    ['a grid', Array.from({ length: 9 }, (_, i) => misgrokkingRun(`runs/${i}.csv`))],
    ['seeds', Array.from({ length: 8 }, (_, i) => withDecay(i < 4 ? 1 : 0.1, i, `runs/${i}.csv`))],
    ['hostile names', [grokkingRun(hostileName), misgrokkingRun(hostileName)]],
  ];

  test.each(samples)('of %s is well-formed, names itself and holds nothing that runs or loads', (_, runs) => {
    const svg = svgChart(runs);
    const elements = elementsOf(svg);
    expect(elements[0]).toEqual({
      name: 'svg',
      attributes: expect.objectContaining({ role: 'img', 'aria-labelledby': 'gs-title gs-desc' }),
    });
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids).toEqual(['gs-title', 'gs-desc']);
    expect([...new Set(elements.map(({ name }) => name))].toSorted()).toEqual(
      ['desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'].filter((name) =>
        elements.some((one) => one.name === name),
      ),
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined|href|url\(|@import/);
    expect(svg.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test.each(samples)('of %s is the same each time', (_, runs) => {
    expect(svgChart(runs)).toBe(svgChart(structuredClone(runs)));
  });

  test('of 2 × 100,000 points of noise stays under 40 kB', () => {
    const run = noisyRun(100_000);
    expect(svgChart([run], { x: 'linear' }).length).toBeLessThan(40_000);
    expect(svgChart([run]).length).toBeLessThan(40_000);
  });

  test('seeds become one band a setting', () => {
    const [, , , [, runs]] = samples as [unknown, unknown, unknown, readonly [string, AnalysedRun[]]];
    const svg = svgChart(runs);
    expect(svg).toMatch(
      />wd 1<.*>4 seeds: 4 grokking, t50 5,130 to 5,130<.*>wd 0\.1<.*>4 seeds: 4 grokking/s,
    );
    expect(svg).toMatch(/class="area run0".*class="area run1"/s);
    expect(svg).not.toMatch(/"run[2-5]"/);
  });
});

test('whatever is logged, the picture is well-formed and inside its frame', () => {
  const value = fc.oneof(
    fc.double({ noNaN: false }),
    fc.constantFrom(0, 1, -1, 1e-300, 1e300, 0.5),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  const curve = fc.array(fc.tuple(fc.integer({ min: -5, max: 1_000_000 }), value), { maxLength: 40 });
  const name = fc.constantFrom('train_acc', 'test_acc', 'train_loss', 'test_loss');
  const log = fc.array(fc.uniqueArray(fc.tuple(name, curve), { selector: ([first]) => first }), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(log, fc.constantFrom('log' as const, 'linear' as const), (logs, x) => {
      const runs = logs.map((series, index): AnalysedRun => {
        const run = {
          ...misgrokkingRun(`run-${index}`).run,
          series: series.map(([role, points]) => ({
            name: role,
            axis: { name: 'step', unit: 'step' as const },
            steps: Float64Array.from(points, ([step]) => step),
            values: Float64Array.from(points, ([, y]) => y),
          })),
        };
        const { diagnosis } = index % 2 === 0 ? misgrokkingRun() : grokkingRun();
        return { run, curves: makeCurves(run, {}, {}), hyperparameters: {}, diagnosis };
      });
      const svg = svgChart(runs, { x });
      const [root, ...elements] = elementsOf(svg);
      expect(svg.replaceAll(/<desc.*?<\/desc>/g, '')).not.toMatch(/NaN|Infinity|undefined|="[^"]*\de[+-]\d/);
      const height = Number(root?.attributes['height']);
      for (const { attributes } of elements) {
        const [, left, top] = /^M(-?[\d.]+) (-?[\d.]+)/.exec(attributes['d'] ?? '') ?? [];
        if (left === undefined || attributes['transform'] !== undefined) continue;
        expect(Number(left)).toBeGreaterThanOrEqual(0);
        expect(Number(left)).toBeLessThanOrEqual(720);
        expect(Number(top)).toBeGreaterThanOrEqual(0);
        expect(Number(top)).toBeLessThanOrEqual(height);
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

describe('reduction', () => {
  test('keeps a spike of a single evaluation', () => {
    const run = noisyRun(100_000);
    const values = run.curves.testAccuracy!.values.map(() => 0.2);
    values[60_001] = 0.9;
    const testAccuracy = { ...run.curves.testAccuracy!, values };
    const flat = svgChart([{ ...run, curves: { ...run.curves, testAccuracy } }], { x: 'linear' });
    values[60_001] = 0.2;
    const without = svgChart([{ ...run, curves: { ...run.curves, testAccuracy } }], { x: 'linear' });
    expect(flat).not.toBe(without);
    const tall = [...flat.matchAll(/v(-?[\d.]+)/g)].map(([, height]) => Math.abs(Number(height)));
    expect(Math.max(...tall)).toBeGreaterThan(0.69 * 0.9 * 240);
  });

  test('the path stays within a tenth of a pixel of a smooth curve', () => {
    const svg = svgChart([grokkingRun()]);
    const paths = [...svg.matchAll(/ d="(M[^"]+)"/g)].map(([, d = '']) => d);
    expect(Math.max(...paths.map(({ length }) => length))).toBeLessThan(4000);
  });
});

/** A run whose two curves of `points` evaluations are noise of a fixed generator. */
function noisyRun(points: number): AnalysedRun {
  const run = misgrokkingRun('noise.csv');
  let state = 1;
  const noise = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const steps = Float64Array.from({ length: points }, (_, i) => i + 1);
  const curve = (role: 'trainAccuracy' | 'testAccuracy') => ({
    ...run.curves[role]!,
    steps,
    values: steps.map(noise),
  });
  return {
    ...run,
    curves: { ...run.curves, trainAccuracy: curve('trainAccuracy'), testAccuracy: curve('testAccuracy') },
  };
}
