import { analyzeRun } from '../../src/analyze.js';
import type { Diagnosis } from '../../src/detectors/diagnosis.js';
import type { ConfigValue, Run } from '../../src/run/run.js';
import { linearSteps, logSteps, move, noise, runOf } from './synthetic.js';

/** What a made run does: train is fitted at `fit`; the test accuracy is given as a function of the step. */
export interface Course {
  readonly fit?: number;
  readonly test: (step: number) => number;
  readonly train?: (step: number) => number;
  readonly last?: number;
  readonly count?: number;
  readonly sd?: number;
  readonly seed?: number;
  readonly spacing?: 'log' | 'linear';
  readonly config?: Readonly<Record<string, ConfigValue>>;
  readonly more?: Readonly<Record<string, (step: number) => number>>;
}

const clip = (value: number): number => Math.min(1, Math.max(0, value));

export function courseRun(course: Course): Run {
  const {
    fit = 100,
    test,
    last = 1e5,
    count = 200,
    sd = 0,
    seed = 1,
    spacing = 'log',
    config = {},
    more = {},
  } = course;
  const steps = spacing === 'log' ? logSteps(1, last, count) : linearSteps(last / count, last, count);
  const shaken = noise(count, sd, 0.5, seed);
  const train = course.train ?? move(0.01, 1, fit / 1.6, 0.1);
  return runOf(
    steps,
    {
      train_acc: steps.map((step) => clip(train(step))),
      test_acc: steps.map((step, i) => clip(test(step) + (shaken[i] ?? 0))),
      ...Object.fromEntries(Object.entries(more).map(([name, of]) => [name, steps.map(of)])),
    },
    config,
  );
}

export function diagnosed(course: Course): Diagnosis {
  return analyzeRun(courseRun(course)).diagnosis;
}
