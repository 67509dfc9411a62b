import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeRun } from '../../../src/analyze.js';
import { simulate, type Simulation } from '../../../src/reference-models/index.js';
import { cutAt } from '../../../src/validation/forecasts/cut.js';
import { diagnosed } from '../../helpers/course.js';
import { move } from '../../helpers/synthetic.js';

const settings = { samples: 96, dimension: 2000, alpha: 40, weightDecay: 0.01, lr: 0.05, steps: 13_000 };

describe('the forecast of a run that will grok', () => {
  let known: Simulation;
  let t10: number;
  let t50: number;

  beforeAll(async () => {
    known = await simulate('diagonal-net', settings);
    t10 = known.truth.transition?.t10 ?? Number.NaN;
    t50 = known.truth.transition?.t50 ?? Number.NaN;
  });

  it('comes within 30 % at half of the plateau, from the norm and the train loss', () => {
    const { diagnosis } = analyzeRun(cutAt(known.run, t10 / 2));
    expect(diagnosis.verdict).toBe('memorised_so_far');
    const { forecast } = diagnosis;
    expect(forecast?.kind).toBe('expected');
    expect(Math.abs((forecast?.step ?? 0) / t50 - 1)).toBeLessThan(0.3);
    expect(forecast?.interval80[0]).toBeLessThan(t50);
    expect(forecast?.interval80[1]).toBeGreaterThan(t50);
    expect(forecast?.method).toBe('clock + train-loss');
    expect(diagnosis.summary).toMatch(/if it does, half of the rise is expected around step/);
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9, 0.99])('never lies before the end of the log (%f of t50)', (share) => {
    const { curves, diagnosis } = analyzeRun(cutAt(known.run, share * t50));
    const last = curves.testAccuracy?.steps.at(-1) ?? Number.NaN;
    const { step = Number.NaN, interval80 = [] } = diagnosis.forecast ?? {};
    expect(Math.min(step, ...interval80)).toBeGreaterThanOrEqual(last);
    expect(interval80[0]).toBeLessThanOrEqual(step);
    expect(interval80[1]).toBeGreaterThanOrEqual(step);
  });

  it('is much surer once the rise is seen', () => {
    const [before = 0, within = 0] = [0.5, 0.9].map((share) => {
      const { diagnosis } = analyzeRun(cutAt(known.run, share * t50));
      const [low = 0, high = 0] = diagnosis.forecast?.interval80 ?? [];
      return high - low;
    });
    expect(within).toBeGreaterThan(0);
    expect(within).toBeLessThan(before / 2);
  });

  it('is not made once half of the rise is done', () => {
    const { t90 = Number.NaN } = known.truth.transition ?? {};
    const { diagnosis } = analyzeRun(cutAt(known.run, 0.6 * t50 + 0.4 * t90));
    expect(diagnosis.verdict).toBe('partial_rise');
    expect(diagnosis.forecast).toBeNull();
    expect(diagnosis.evidence).toContain('No forecast is made: half of a full rise is done already.');
  });

  it('is the same in any unit of time: lr ten times smaller, steps ten times more', () => {
    const half = cutAt(known.run, t10 / 2);
    const slow = {
      ...half,
      series: half.series.map((series) => ({ ...series, steps: series.steps.map((step) => 10 * step) })),
    };
    const one = analyzeRun(half).diagnosis.forecast;
    const ten = analyzeRun(slow, { lr: settings.lr / 10 }).diagnosis.forecast;
    expect((ten?.step ?? 0) / (one?.step ?? 1)).toBeCloseTo(10, 6);
  });

  it('needs the clock, and says so', () => {
    const half = { ...cutAt(known.run, t10 / 2), config: [] };
    const { diagnosis } = analyzeRun(half);
    expect(diagnosis.forecast).toBeNull();
    expect(diagnosis.evidence).toContain('No forecast is made: weight decay is not in the log.');
    const adam = analyzeRun(half, { lr: 0.05, weightDecay: 0.01, optimizer: 'AdamW' }).diagnosis;
    expect(adam.evidence).toContain('No forecast is made: the decay clock does not time AdamW and its like.');
  });

  it('is not made where the learning rate has come to 0', () => {
    const half = cutAt(known.run, t10 / 2);
    const [loss] = half.series;
    const lr = loss && { ...loss, name: 'lr', values: loss.steps.map((_, i) => (i > 100 ? 0 : settings.lr)) };
    const { diagnosis } = analyzeRun({ ...half, series: [...half.series, ...(lr ? [lr] : [])] });
    expect(diagnosis.forecast).toBeNull();
    expect(diagnosis.evidence.join(' ')).toContain('the decay clock stands still');
  });

  it('is not made for a run that is finished', () => {
    const { diagnosis } = analyzeRun(known.run);
    expect(diagnosis.verdict).toBe('grokking');
    expect(diagnosis.forecast).toBeNull();
    expect(diagnosis.evidence.join(' ')).not.toContain('forecast');
  });
});

describe('the risk of misgrokking', () => {
  it('is told for a run that generalised early while weight decay still shrinks it', async () => {
    const { run, truth } = await simulate('diagonal-net', {
      data: 'gaussian-margin',
      gamma: 12,
      samples: 36,
      dimension: 4000,
      alpha: 40,
      weightDecay: 0.01,
      lr: 0.05,
      steps: 35_000,
    });
    const t50 = truth.transition?.t50 ?? Number.NaN;
    const { diagnosis } = analyzeRun(cutAt(run, (truth.transition?.t10 ?? 0) / 2));
    expect(diagnosis.verdict).toBe('no_delay');
    expect(diagnosis.forecast?.kind).toBe('risk');
    const [low = Number.NaN, high = Number.NaN] = diagnosis.forecast?.interval80 ?? [];
    expect(low).toBeLessThan(t50);
    expect(high).toBeGreaterThan(t50);
    expect(diagnosis.summary).not.toContain('expected');
    expect(diagnosis.evidence.join(' ')).toContain('If the late solution suits the data worse');
  });

  it('is not told for a run that starts small', async () => {
    const { run } = await simulate('matrix-completion', {
      size: 40,
      observed: 0.2,
      alpha: 0.1,
      lr: 1,
      weightDecay: 1e-3,
      steps: 3000,
    });
    expect(analyzeRun(run).diagnosis.forecast).toBeNull();
  });
});

describe('a rise that is under way without a clock', () => {
  it('is continued in ln(step)', () => {
    const { verdict, forecast } = diagnosed({ test: move(0.05, 0.98, 20_000, 0.15), last: 17_000, sd: 0.01 });
    expect(verdict).toBe('partial_rise');
    expect(forecast?.method).toBe('test-rise');
    expect(forecast?.interval80[0]).toBeLessThan(20_000);
    expect(forecast?.interval80[1]).toBeGreaterThan(20_000);
    expect(Math.abs((forecast?.step ?? 0) / 20_000 - 1)).toBeLessThan(0.15);
  });

  it('is not taken from noise on a plateau', () => {
    const { verdict, forecast } = diagnosed({ test: () => 0.05, sd: 0.03, seed: 5 });
    expect(verdict).toBe('memorised_so_far');
    expect(forecast).toBeNull();
  });
});
