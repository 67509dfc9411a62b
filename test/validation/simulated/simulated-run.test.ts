import { describe, expect, it } from 'vitest';
import { analyzeRun } from '../../../src/analyze.js';
import { FAMILIES } from '../../../src/validation/simulated/runs/families.js';
import { simulatedRun } from '../../../src/validation/simulated/runs/simulated-run.js';

const mainVerdicts = [
  'grokking',
  'gradual',
  'semi_grokking',
  'partial_rise',
  'memorised_so_far',
  'no_delay',
  'partial_generalisation',
  'misgrokking',
  'partial_misgrokking',
  'late_generalisation_loss',
  'grokking_then_loss',
  'anti_grokking',
  'collapse',
  'underfit',
  'no_learning',
  'oscillating',
  'double_descent',
];

describe('simulated runs', () => {
  const runs = Array.from({ length: 260 }, (_, index) => simulatedRun(7, index));

  it('are the same whatever other runs are drawn, and others for another seed', () => {
    expect(simulatedRun(7, 33)).toEqual(runs[33]);
    expect(simulatedRun(8, 33).run).not.toEqual(runs[33]?.run);
  });

  it('come from every family and have every main verdict', () => {
    expect(new Set(runs.map(({ family }) => family))).toEqual(new Set(Object.keys(FAMILIES)));
    const verdicts = new Set(runs.map(({ truth }) => truth.verdict));
    expect(verdicts).toEqual(new Set(mainVerdicts));
  });

  it('log what a training run logs', () => {
    for (const { run, logging } of runs)
      for (const { name, steps, values } of run.series) {
        expect(steps.length).toBe(logging.count);
        const highest = name.endsWith('accuracy') ? 1 : Number.POSITIVE_INFINITY;
        expect(values.every((value) => value >= 0 && value <= highest)).toBe(true);
      }
  });

  it('are judged right where noise is small, by rules that share no code with the truth', () => {
    const quiet = runs.filter(
      ({ logging }) => logging.sd < 0.01 && logging.testSize >= 1000 && logging.count > 200,
    );
    const right = quiet.filter(({ run, truth }) => analyzeRun(run).diagnosis.verdict === truth.verdict);
    expect(quiet.length).toBeGreaterThan(20);
    expect(right.length / quiet.length).toBeGreaterThan(0.75);
  });
});
