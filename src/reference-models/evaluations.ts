/** `log`: a fixed number of evaluations a decade. `dense`: the authors' cadence, every step to 1,000, then every 1,000th. */
export type Evaluations = 'log' | 'dense';

const perDecade = 100;

/**
 * The steps at which a run of `steps` steps is evaluated: integers, ascending, 0 and `steps` included.
 */
export function evaluationSteps(evaluations: Evaluations, steps: number): Float64Array {
  return Float64Array.from(evaluations === 'log' ? logSteps(steps) : denseSteps(steps));
}

function* logSteps(steps: number): Generator<number> {
  yield 0;
  let last = 0;
  for (let index = 0; last < steps; index++) {
    const step = Math.min(steps, Math.round(10 ** (index / perDecade)));
    if (step > last) yield step;
    last = step;
  }
}

function* denseSteps(steps: number): Generator<number> {
  for (let step = 0; step < Math.min(1000, steps); step++) yield step;
  for (let step = 1000; step < steps; step += 1000) yield step;
  yield steps;
}
