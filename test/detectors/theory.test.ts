import { describe, expect, it } from 'vitest';
import type { TheoryComparison } from '../../src/detectors/diagnosis.js';
import { type Course, diagnosed } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

// lr·wd = 1e-5: s = 1 at step 100,000. The norm falls from 100 to 5, so ln(alpha) = ln 20 = 3.
const rate = 1e-5;
const sgd = { lr: 0.01, weight_decay: 1e-3, optimizer: 'sgd' };
const settling = (slope: number) => (step: number) => Math.hypot(5, 100 * Math.exp(-slope * rate * step));
const late: Course = { test: move(0.01, 1, 4e5), last: 4e6, count: 400 };

function theory(course: Partial<Course>): TheoryComparison {
  return diagnosed({ ...late, config: sgd, ...course }).theory;
}

describe('the comparison with theory', () => {
  it('gives clock, alpha, prediction, ratio, offset, bands and slope', () => {
    const found = theory({ more: { weight_norm: settling(1) } });
    expect(found).toMatchObject({ applies: true, why: null });
    expect(found.s50).toBeCloseTo(4, 1);
    expect(found.s10 ?? 0).toBeCloseTo(4 * 9 ** -0.1, 1);
    expect(found.s90 ?? 0).toBeCloseTo(4 * 9 ** 0.1, 1);
    expect(found.logAlpha).toBeCloseTo(Math.log(20), 2);
    expect((found.predictedStep ?? 0) / 1e5).toBeCloseTo(Math.log(20), 2);
    expect(found.ratio).toBeCloseTo(4 / Math.log(20), 1);
    expect(found.offset).toBeCloseTo(4 - Math.log(20), 1);
    expect(found.bands?.order2[0]).toBeCloseTo(Math.log(20) - 1, 2);
    expect(found.bands?.trained[1]).toBeCloseTo(Math.log(20) + 5.5, 2);
    expect(found.slopeCheck).toBeCloseTo(-1, 1);
    expect(found).not.toHaveProperty('slopeMeaning');
    expect(found).not.toHaveProperty('impliedLogAlpha');
  });

  it('gives the alpha that the law would need where the norm is not logged', () => {
    const found = theory({});
    expect(found).toMatchObject({
      applies: false,
      logAlpha: null,
      why: expect.stringContaining('alpha is not known'),
    });
    expect(found.impliedLogAlpha).toBeCloseTo(found.s50 ?? Number.NaN, 6);
    expect(found).not.toHaveProperty('bands');
  });

  it.each<[string, number, Record<string, string | number>, string | undefined]>([
    ['a penalty without the half', 2, sgd, 'squared'],
    ['a momentum that is not logged', 10, sgd, 'momentum of 0.90'],
    ['decay beside the momentum', 1, { ...sgd, momentum: 0.9, lr: 0.001 }, undefined],
    ['decay that does not go through the momentum', 0.1, { ...sgd, momentum: 0.9, lr: 0.001 }, 'SGDW'],
    ['a slope of nothing known', 1.5, sgd, undefined],
  ])('says what a slope means: %s', (_, slope, config, words) => {
    const found = theory({ config, more: { weight_norm: settling(slope) } });
    expect((found.slopeCheck ?? 0) / -slope).toBeCloseTo(1, 1);
    if (words === undefined) expect(found).not.toHaveProperty('slopeMeaning');
    else expect(found.slopeMeaning).toContain(words);
  });

  it.each<[string, Partial<Course>, string]>([
    ['Adam with L2 decay', { config: { ...sgd, optimizer: 'Adam' } }, 'preconditioner'],
    ['AdamW', { config: { ...sgd, optimizer: 'AdamW' }, more: { weight_norm: settling(1) } }, 'AdamW'],
    ['no weight decay', { config: { ...sgd, weight_decay: 0 } }, 'weight decay is 0'],
    ['a norm that grows', { more: { weight_norm: (step) => 10 * (1 + step / 1e5) } }, 'not large'],
    [
      'a start that is not large',
      { more: { weight_norm: (step) => Math.hypot(5, 5 * Math.exp(-rate * step)) } },
      'not large',
    ],
    [
      'an unknown optimiser whose norm does not fall by the clock',
      { config: { lr: 0.01, weight_decay: 1e-3 }, more: { weight_norm: settling(2) } },
      'does not confirm',
    ],
  ])('does not apply to %s', (_, course, why) => {
    const found = theory(course);
    expect(found.applies).toBe(false);
    expect(found.why).toContain(why);
  });

  it('applies to an unknown optimiser whose norm falls by the clock', () => {
    expect(
      theory({ config: { lr: 0.01, weight_decay: 1e-3 }, more: { weight_norm: settling(1) } }).applies,
    ).toBe(true);
  });

  it('does not say a ratio where ln(alpha) is under .5', () => {
    const found = theory({ more: { weight_norm: (step) => Math.hypot(5, 5 * Math.exp(-rate * step)) } });
    expect(found.logAlpha).toBeLessThan(0.5);
    expect(found.ratio).toBeNull();
  });
});
