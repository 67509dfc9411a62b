import { describe, expect, it } from 'vitest';
import { analyzeRun } from '../../src/analyze.js';
import { stagesOf } from '../../src/reference-models/truth/stages.js';
import { type Course, courseRun } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

/** Two steps with a shelf at `level` of the whole between them, such as that of Lyu et al. 2023, Fig. 1a. */
const stairs = (level: number, sd = 0): Course => ({
  test: (step) =>
    0.02 + move(0, 0.98 * level, 3000, 0.05)(step) + move(0, 0.98 * (1 - level), 9000, 0.05)(step),
  sd,
  count: 300,
});

const found = (course: Course) => analyzeRun(courseRun(course)).diagnosis;

describe('a move with a shelf', () => {
  it.each([0, 0.02])('is timed in both stages (noise of %d)', (sd) => {
    const { stages } = found(stairs(0.7, sd)).transition ?? {};
    expect(stages).toHaveLength(2);
    const [first, second] = stages ?? [];
    expect(first?.from).toBeCloseTo(0.02, 1);
    expect(first?.to).toBeCloseTo(0.706, 1);
    expect(second?.from).toBe(first?.to);
    expect(second?.to).toBeCloseTo(1, 1);
    for (const [stage, t50] of [
      [first, 3000],
      [second, 9000],
    ] as const) {
      expect(Math.abs(Math.log((stage?.t50 ?? 0) / t50))).toBeLessThan(0.02);
      expect(stage?.bracket[0]).toBeLessThanOrEqual(stage?.t50 ?? 0);
      expect(stage?.bracket[1]).toBeGreaterThanOrEqual(stage?.t50 ?? 0);
      expect(stage?.t10).toBeLessThan(stage?.t50 ?? 0);
      expect(stage?.t90).toBeGreaterThan(stage?.t50 ?? 0);
    }
  });

  it('has a t50 that can be anywhere on the shelf if half-way lies there, and says so', () => {
    const { transition, summary, evidence, tags } = found(stairs(0.5));
    expect(tags).toContain('staged');
    expect(transition?.interval95[0]).toBeLessThan(4500);
    expect(transition?.interval95[1]).toBeGreaterThan(6000);
    expect(summary).toContain('half-way lies on the shelf');
    expect(evidence.join(' ')).toMatch(
      /two stages with a shelf at 5\d % .* half-way level lies on that shelf/,
    );
  });

  it('keeps a narrow interval if half-way lies elsewhere', () => {
    const { transition, summary } = found(stairs(0.75));
    expect(summary).toContain('in two stages');
    expect(summary).not.toContain('lies on the shelf');
    expect(transition?.interval95[1]).toBeLessThan(6000);
  });

  it('is a fall as well as a rise', () => {
    const { test } = stairs(0.6);
    const { transition } = found({ test: (step) => move(0, 1, 50)(step) * (1 - test(step)), count: 300 });
    expect(transition?.direction).toBe('fall');
    expect((transition?.stages?.[0].t50 ?? 0) / 3000).toBeCloseTo(1, 1);
    expect((transition?.stages?.[1].t50 ?? 0) / 9000).toBeCloseTo(1, 1);
  });
});

it('the stages of a smooth curve are those of the truth of the reference models', () => {
  for (const level of [0.3, 0.5, 0.72]) {
    const run = courseRun({ ...stairs(level), count: 400 });
    const { transition } = analyzeRun(run).diagnosis;
    const [, test] = run.series;
    if (!transition || !test) throw new Error('the run has a transition');
    const truth = stagesOf(test, transition);
    expect(transition.stages).toHaveLength(truth.length);
    for (const [i, { t50, to }] of (transition.stages ?? []).entries()) {
      expect(Math.abs(Math.log(t50 / (truth[i]?.t50 ?? 1)))).toBeLessThan(0.02);
      expect(Math.abs(to - (truth[i]?.to ?? 0))).toBeLessThan(0.03);
    }
  }
});

it('a move without a shelf has no stages', () => {
  for (const width of [0.05, 0.2, 0.6])
    for (const sd of [0, 0.03])
      expect(
        found({ test: move(0.02, 1, 5000, width), sd, count: 300, last: 1e6 }).transition,
      ).not.toHaveProperty('stages');
});
