import type { ConfigEntry } from '../../run/run.js';
import { denseSteps } from './dense.js';

/** Steps for a list whose length is not that of the axis, and the sentence that says how they were found. */
export interface Places {
  readonly steps: Float64Array;
  readonly how: string;
}

/** Steps of a list that was logged every k-th time of the axis, or between its steps; undefined where neither fits. */
export function placesBetween(axis: Float64Array, length: number): Places | undefined {
  if (length < axis.length) {
    const stride = roundest(axis.length, length);
    if (stride < 2 || Math.abs(axis.length / stride - length) > 1) return undefined;
    const steps = Float64Array.from(
      { length },
      (_, i) => axis[Math.min(i * stride, axis.length - 1)] ?? Number.NaN,
    );
    return {
      steps,
      how: `${length} values against ${axis.length} steps, read as one value every ${stride} steps of the log`,
    };
  }
  const dense = denseSteps(axis, length);
  if (!dense) return undefined;
  const every = Number(dense.every.toPrecision(3));
  return {
    steps: dense.steps,
    how: `${length} values against ${axis.length} steps, read as ${every === 1 ? 'one value a step' : `one value every ${every} steps`}`,
  };
}

/** The stride that leaves `length` of `count` rows: a round one if there is one, as people choose it, else the nearest. */
function roundest(count: number, length: number): number {
  const nearest = Math.round(count / length);
  const [least, most] = [Math.ceil(count / length), Math.ceil(count / (length - 1)) - 1];
  for (const unit of [1000, 500, 100, 50, 10, 5]) {
    const round = Math.ceil(least / unit) * unit;
    if (length >= 4 && round <= most) return round;
  }
  return nearest;
}

const intervalOf = (verbs: string): RegExp =>
  new RegExp(`(?:^|\\.)(?:${verbs})_?(?:every|interval|freq|frequency|steps?)(?:_(?:steps|epochs|n))?$`, 'i');
const loggingKey = intervalOf('log|logging|print|record|save');
const evaluationKey = intervalOf('eval|evaluation|test|val');
const totalKey = /(?:^|\.)(?:n_|num_|max_|total_)?(?:steps|epochs|iterations|iters)$/i;

/** Lists of one length that no step axis counts. */
export interface Rows {
  readonly count: number;
  /** 1 where these rows are the evaluations; undefined where there are none. */
  readonly perEvaluation: number | undefined;
}

/**
 * How many steps a row stands for, from a setting such as `log_every`; undefined where none says so. `eval_every`
 * counts what lies between two evaluations, which can be many rows.
 */
export function rowInterval(
  settings: readonly ConfigEntry[],
  { count, perEvaluation }: Rows,
): { readonly every: number; readonly how: string } | undefined {
  const rowsAreSteps = settings.some(
    ({ key, value }) => totalKey.test(key) && typeof value === 'number' && Math.abs(value - count) <= 1,
  );
  if (rowsAreSteps) return undefined;
  const logging = intervalIn(settings, loggingKey);
  const evaluation = intervalIn(settings, evaluationKey);
  if (perEvaluation === undefined) return logging ?? evaluation;
  if (perEvaluation === 1 || !evaluation) return evaluation ?? logging;
  const every = evaluation.every / perEvaluation;
  if (!Number.isInteger(every)) return logging;
  return {
    every,
    how: `${howOf(every, evaluation.key)}, as there are ${perEvaluation} rows to an evaluation`,
  };
}

function intervalIn(
  settings: readonly ConfigEntry[],
  pattern: RegExp,
): { every: number; how: string; key: string } | undefined {
  for (const { key, value } of settings)
    if (pattern.test(key) && typeof value === 'number' && value > 1)
      return { every: value, how: howOf(value, key), key };
  return undefined;
}

function howOf(every: number, key: string): string {
  return `no step was logged; row n is read as step ${every === 1 ? 'n' : `${every}·n`} after ${key}`;
}
