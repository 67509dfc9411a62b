import { describe, expect, it } from 'vitest';
import { analyzeRun } from '../../src/analyze.js';
import type { Verdict } from '../../src/detectors/diagnosis.js';
import { type Course, courseRun, diagnosed } from '../helpers/course.js';
import { logSteps, move, runOf } from '../helpers/synthetic.js';

const bump = (from: number, to: number, step: number): boolean => step > from && step < to;

const courses: Readonly<Record<string, [Course, Verdict]>> = {
  'a late, sharp rise': [{ test: move(0.01, 1, 5000) }, 'grokking'],
  'a late rise from a plateau at .4': [{ test: move(0.4, 1, 5000) }, 'grokking'],
  'a late rise with noise': [{ test: move(0.01, 1, 5000), sd: 0.03 }, 'grokking'],
  'a late rise, logged linearly': [{ test: move(0.01, 1, 30_000), spacing: 'linear', fit: 1500 }, 'grokking'],
  'a late rise with one dip of train and test': [
    {
      test: (step) => (bump(4e4, 4.2e4, step) ? 0.1 : move(0.01, 1, 5000)(step)),
      train: (step) => (bump(4e4, 4.2e4, step) ? 0.2 : move(0.01, 1, 60)(step)),
    },
    'grokking',
  ],
  'train and test together': [{ test: move(0.01, 0.98, 70) }, 'no_delay'],
  'memorisation only': [{ test: () => 0.02 }, 'memorised_so_far'],
  'memorisation with a plateau of commuted pairs': [{ test: move(0.01, 0.3, 60) }, 'memorised_so_far'],
  'a middling level from the fit on': [{ test: move(0.01, 0.65, 60) }, 'partial_generalisation'],
  'a late rise to a middling level that settles': [{ test: move(0.01, 0.6, 2000) }, 'semi_grokking'],
  'a rise under way at the end': [
    { test: move(0.01, 1, 9e4, 0.25), spacing: 'linear', fit: 1500 },
    'partial_rise',
  ],
  'a rise over three decades': [
    { test: (step) => 0.25 * Math.log10(Math.max(1, step / 100)) + 0.2, last: 1e6, fit: 50 },
    'gradual',
  ],
  'an early peak that is lost late': [
    {
      test: (step) => move(0.01, 1, 60)(step) - move(0, 0.6, 2e4)(step),
      config: { lr: 0.01, weight_decay: 0.01, optimizer: 'sgd' },
    },
    'misgrokking',
  ],
  'an early peak that is lost in part': [
    { test: (step) => move(0.01, 1, 60)(step) - move(0, 0.3, 2e4)(step) },
    'partial_misgrokking',
  ],
  'a late loss without weight decay': [
    { test: (step) => move(0.01, 1, 60)(step) - move(0, 0.6, 2e4)(step), config: { weight_decay: 0 } },
    'late_generalisation_loss',
  ],
  'grokked, then lost': [
    { test: (step) => move(0.01, 1, 2000)(step) - move(0, 0.9, 3e4)(step), config: { weight_decay: 1 } },
    'grokking_then_loss',
  ],
  'grokked, then lost without weight decay': [
    { test: (step) => move(0.01, 1, 2000)(step) - move(0, 0.9, 3e4)(step), config: { weight_decay: 0 } },
    'anti_grokking',
  ],
  'train lost for good': [
    { test: () => 0.02, train: (step) => move(0.01, 1, 60)(step) - move(0, 0.95, 1e4)(step) },
    'collapse',
  ],
  'train fitted in part': [{ test: move(0.01, 0.6, 60), train: move(0.01, 0.7, 6e4, 0.5) }, 'underfit'],
  'nothing learnt': [{ test: () => 0.02, train: () => 0.03 }, 'no_learning'],
  'test that never settles': [{ test: (step) => 0.5 + 0.4 * Math.sin(6 * Math.log(step)) }, 'oscillating'],
};

describe('diagnose', () => {
  it.each(Object.entries(courses))('%s', (_, [course, verdict]) => {
    const diagnosis = diagnosed(course);
    expect(diagnosis.verdict).toBe(verdict);
    expect(diagnosis.probability).toBeGreaterThan(0.3);
    expect(diagnosis.summary).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it('times the rise and the memorisation', () => {
    const { transition, memorized, delayRatio } = diagnosed({ test: move(0.01, 1, 5000), sd: 0.02 });
    expect(Math.abs(Math.log((transition?.t50 ?? 0) / 5000))).toBeLessThan(0.05);
    expect(transition?.interval95[0]).toBeLessThan(5000);
    expect(transition?.interval95[1]).toBeGreaterThan(5000);
    expect(memorized?.step).toBeGreaterThan(70);
    expect(memorized?.step).toBeLessThan(130);
    expect(delayRatio).toBeGreaterThan(35);
  });

  it('says what is missing', () => {
    const few = runOf([1, 2, 3], { train_acc: [1, 1, 1], test_acc: [0, 0, 0] });
    expect(analyzeRun(few).diagnosis).toMatchObject({
      verdict: 'insufficient_data',
      summary: expect.stringContaining('3 evaluations'),
    });
    const noTest = runOf([1, 2, 3], { train_acc: [1, 1, 1] });
    expect(analyzeRun(noTest).diagnosis.summary).toContain('no test curve');
    expect(analyzeRun(runOf([1, 2], { fps: [3, 4] })).diagnosis.summary).toContain('no train or test curve');
  });

  it('calls a loss that ends in NaN diverged', () => {
    const run = courseRun({ test: () => 0.1, more: { train_loss: (step) => (step > 5e4 ? Number.NaN : 1) } });
    expect(analyzeRun(run).diagnosis.verdict).toBe('diverged');
  });

  it('judges runs that log only losses', () => {
    const steps = logSteps(1, 1e5, 120);
    const run = runOf(steps, {
      train_loss: steps.map(move(1, 1e-5, 20)),
      test_loss: steps.map(move(1, 1e-3, 8000)),
    });
    const { diagnosis } = analyzeRun(run);
    expect(diagnosis).toMatchObject({
      verdict: 'grokking',
      channel: 'loss',
      transition: { direction: 'fall' },
    });
    expect(Math.abs(Math.log((diagnosis.transition?.t50 ?? 1) / 8000))).toBeLessThan(0.1);
  });

  it('agrees with the paper on the clock of Fig. 1a', () => {
    const norm = (step: number): number => Math.max(4.324, 128 * Math.exp(-1e-5 * step));
    const { theory } = diagnosed({
      fit: 1.6,
      last: 2e6,
      count: 400,
      test: move(0.5145, 1, 3.145e5, 0.1),
      more: { weight_norm: norm },
      config: { lr: 0.01, weight_decay: 1e-3, optimizer: 'sgd' },
    });
    expect(theory.applies).toBe(true);
    expect(theory.s50).toBeCloseTo(3.145, 1);
    expect(theory.logAlpha).toBeCloseTo(Math.log(128 / 4.324), 2);
    expect(theory.offset).toBeCloseTo(-0.24, 1);
    expect(theory.slopeCheck).toBeCloseTo(-1, 2);
  });

  it('gives the clock but not the law under AdamW', () => {
    const { theory, tags } = diagnosed({
      test: move(0.01, 1, 5000),
      more: { weight_norm: (step) => 50 * Math.exp(-step / 1e5) },
      config: { lr: 1e-3, weight_decay: 1, optimizer: 'AdamW' },
    });
    expect(theory).toMatchObject({ applies: false, why: expect.stringContaining('AdamW') });
    expect(theory.s50).toBeCloseTo(5, 0);
    expect(tags).toContain('adam_family');
  });
});
