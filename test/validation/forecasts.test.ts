import { beforeAll, describe, expect, it } from 'vitest';
import {
  calibrate,
  casesOf,
  type ForecastCase,
  scoreForecasts,
  suite,
} from '../../src/validation/forecasts/index.js';

/** Two runs of one family from each part. */
const small = suite.filter(
  ({ family, settings }) =>
    family === 'sparse' &&
    [0, 100].includes(Number(settings['seed'])) &&
    Number(settings['weightDecay']) > 0.005,
);

describe('the validation of forecasts', () => {
  let cases: readonly ForecastCase[];

  beforeAll(async () => {
    cases = (await Promise.all(small.map((run) => casesOf(run)))).flat();
  });

  it('shares no run between calibration and test', () => {
    const [calibration, test] = (['calibration', 'test'] as const).map((part) =>
      suite.filter((run) => run.part === part),
    );
    for (const key of ['seed', 'alpha', 'weightDecay']) {
      const used = new Set(calibration?.map(({ settings }) => settings[key]));
      expect(test?.some(({ settings }) => used.has(settings[key]))).toBe(false);
    }
    expect(test?.length).toBeGreaterThanOrEqual(40);
  });

  it('cuts every log before the half of its move', () => {
    expect(cases.length).toBe(6 * small.length);
    for (const { curves, t50 } of cases) expect(curves.testAccuracy?.steps.at(-1)).toBeLessThan(t50);
  });

  it('scores no forecasts at all without constants, and all of them with', () => {
    const none = scoreForecasts(cases, () => ({
      kinds: [],
      spreads: { rise: {}, fall: {} },
      logRise: { offset: 0, spread: { near: 0.1, far: 0 } },
    })).find(({ cut, family }) => cut === '50 %' && family === 'all');
    expect(none).toMatchObject({ runs: 4, forecasts: 0, medianError: Number.NaN, coverage: Number.NaN });
    const own = calibrate(cases.filter(({ part }) => part === 'calibration'));
    const row = scoreForecasts(
      cases.filter(({ part }) => part === 'test'),
      () => own,
    ).find(({ cut, family }) => cut === '50 %' && family === 'sparse');
    expect(row).toMatchObject({ runs: 2, forecasts: 2 });
    expect(row?.medianError).toBeLessThan(0.3);
  });

  it('finds the offset that the runs have', () => {
    const { kinds } = calibrate(cases.filter(({ part }) => part === 'calibration'));
    expect(kinds.map(({ name, direction }) => `${name} ${direction}`)).toEqual([
      'sparse rise',
      'other rise',
      'other fall',
    ]);
    expect(kinds[0]?.offsets.clock).toBeGreaterThan(0);
    expect(kinds[0]?.offsets.clock).toBeLessThan(1);
  });
});
