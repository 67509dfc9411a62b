import { describe, expect, it } from 'vitest';
import { judge } from '../../src/detectors/judge.js';
import { channelScores } from '../../src/detectors/score.js';
import { verdictFeatures, type VerdictFeatures } from '../../src/detectors/verdict-features.js';
import { makeCurves } from '../../src/run/make-curves.js';
import { type Course, courseRun } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

function featuresOf(course: Course): VerdictFeatures {
  const curves = makeCurves(courseRun(course), {}, {});
  const scores = channelScores(curves, {});
  if ('why' in scores) throw new Error(scores.why);
  const { run, decision } = judge(scores, curves, {});
  return verdictFeatures(run, decision);
}

describe('verdictFeatures', () => {
  it('are the distances to the lines of the taxonomy', () => {
    const features = featuresOf({ test: move(0.01, 1, 5000) });
    expect(features.overHigh).toBeCloseTo(0.15, 1);
    expect(features.overDelay).toBeCloseTo(Math.log(5000 / 99 / 2), 1);
    expect(features.overDelayAtLeast).toBeLessThan(features.overDelay);
    expect(features.underWidth).toBeCloseTo(Math.log(20) - 0.2 * Math.log(9), 1);
    expect(features.underPlateauShare).toBeCloseTo(0.6, 1);
    expect(features.lostShare).toBe(0);
    expect(features.afterFit).toBeCloseTo(Math.log(1e5 / 99), 1);
  });

  it('grow with what makes a verdict clearer', () => {
    const early = featuresOf({ test: move(0.01, 1, 500) });
    const late = featuresOf({ test: move(0.01, 1, 5000) });
    expect(late.overDelay - early.overDelay).toBeCloseTo(Math.log(10), 1);
    expect(featuresOf({ test: move(0.01, 0.9, 500) }).overHigh).toBeLessThan(early.overHigh);
    expect(featuresOf({ test: move(0.01, 1, 500), sd: 0.05 }).roughness).toBeGreaterThan(early.roughness);
    expect(featuresOf({ test: move(0.01, 1, 500), count: 50 }).spacing).toBeGreaterThan(early.spacing);
  });

  it('are not numbers where there is no move', () => {
    const features = featuresOf({ test: () => 0.02 });
    expect(features.overDelay).toBeNaN();
    expect(features.overLow).toBeLessThan(0);
  });
});
