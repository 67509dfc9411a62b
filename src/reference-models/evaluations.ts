/**
 * `log`: 32 steps a decade, and 128 in the last two, where the transitions of runs of sensible length lie. `dense`: the
 * authors' cadence, every step to 1,000, then every 1,000th.
 */
export type Evaluations = 'log' | 'dense';

const perDecade = 32;
const perLateDecade = 128;
const lateDecades = 2;

/**
 * The steps at which a run of `steps` steps is evaluated: integers, ascending, 0 and `steps` included.
 */
export function evaluationSteps(evaluations: Evaluations, steps: number): Float64Array {
  return Float64Array.from(evaluations === 'log' ? logSteps(steps) : denseSteps(steps));
}

function* logSteps(steps: number): Generator<number> {
  const late = Math.log10(steps) - lateDecades;
  let last = -1;
  for (let step = 0, decade = 0; last < steps; decade += 1 / (decade < late ? perDecade : perLateDecade)) {
    if (step > last) yield step;
    last = step;
    step = Math.min(steps, Math.round(10 ** decade));
  }
}

function* denseSteps(steps: number): Generator<number> {
  for (let step = 0; step < Math.min(1000, steps); step++) yield step;
  for (let step = 1000; step < steps; step += 1000) yield step;
  yield steps;
}
