import { type Clock, makeClock } from '../run/clock.js';
import type { Curve, Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';

/** ln(alpha_eff) with what it was read from, in words. */
export interface Alpha {
  readonly log: number;
  readonly source: string;
}

/** What the weight norm says on the decay clock. */
export interface Decay {
  readonly clock: Clock;
  /** From the norm at the start and at the end of the log; null without norms. */
  readonly alpha: Alpha | null;
  /** First step at which the norm is √2 of what decay alone would leave of it: the norm knee (theory note §2.7). */
  readonly knee: number | null;
  /** Slope of ln(norm) against s from the fit to `until`, the knee or where the norm nears its end: -1 under decay alone. */
  readonly slope: (until: number) => number | null;
}

/** s50 - ln(alpha) as measured (theory note §2.4): for models of order 2, and for trained nets. Empirical. */
export const offsetBands = { order2: [-1, 2], trained: [0, 5.5] } as const;

/** The range of s in which a transition is expected, over all kinds of models. */
export function clockBand(logAlpha: number): readonly [number, number] {
  return [logAlpha + offsetBands.order2[0], logAlpha + offsetBands.trained[1]];
}

/** A slope of ln(norm) against s this close to -1 confirms optimiser, units, weight decay and learning rate at once. */
export const slopeTolerance = 0.1;

/** Reads clock and norm, or says why there is no clock. */
export function readDecay(
  curves: Curves,
  hyperparameters: Hyperparameters,
  memorised: number | null,
): Decay | { readonly why: string } {
  const clock = makeClock(curves, hyperparameters);
  if ('why' in clock) return clock;
  const norm = curves.weightNorm;
  const knee = norm ? kneeOf(norm, clock) : null;
  const from = memorised ?? 0;
  return {
    clock,
    alpha: norm ? alphaOf(norm, hyperparameters, from) : null,
    knee,
    slope: (until) =>
      norm ? slopeOf(norm, clock, from, Math.min(until, knee ?? until, shrinksUntil(norm))) : null,
  };
}

/** Whether the clock is that of gradient flow with L2 decay: by the optimiser's name, or by the norm's slope. */
export function isGradientFlow({ clock, slope }: Decay, until: number): boolean {
  if (clock.kind === 'coupled') return true;
  return clock.kind === 'unknown' && Math.abs((slope(until) ?? 0) + 1) <= slopeTolerance;
}

/** ln of the norm at the start over that at the end; where the norm grows first, its maximum after the fit. */
function alphaOf(norm: Curve, { initNorm }: Hyperparameters, memorised: number): Alpha | null {
  const last = norm.values.at(-1) ?? 0;
  if (last <= 0) return null;
  const first = initNorm?.value ?? norm.values[0] ?? last;
  const from = norm.steps.findIndex((step) => step >= memorised);
  const highest = norm.values.subarray(Math.max(0, from)).reduce((most, value) => Math.max(most, value), 0);
  if (highest > 1.1 * first)
    return {
      log: Math.log(highest / last),
      source: `largest weight norm after memorisation ${sig(highest)} over final ${sig(last)} (the norm grew first)`,
    };
  const start = initNorm
    ? `initial norm ${sig(first)} (${initNorm.from})`
    : `first weight norm ${sig(first)}`;
  return { log: Math.log(first / last), source: `${start} over final ${sig(last)}` };
}

function sig(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function kneeOf({ steps, values }: Curve, clock: Clock): number | null {
  const undisturbed = Math.log(values[0] ?? 0) + clock.at(steps[0] ?? 0);
  const index = values.findIndex(
    (value, i) => Math.log(value) + clock.at(steps[i] as number) >= undisturbed + Math.log(2) / 2,
  );
  return steps[index] ?? null;
}

/** Step at which the norm has come down to twice its last value, where the late solution begins to hold it up. */
function shrinksUntil({ steps, values }: Curve): number {
  const end = values.findIndex((value) => value <= 2 * (values.at(-1) as number));
  return end > 0 ? (steps[end] as number) : Number.POSITIVE_INFINITY;
}

/** Least-squares slope of ln(norm) against s. */
function slopeOf({ steps, values }: Curve, clock: Clock, from: number, until: number): number | null {
  const points: { s: number; log: number }[] = [];
  for (const [i, step] of steps.entries()) {
    const value = values[i] as number;
    if (step >= from && step <= until && value > 0) points.push({ s: clock.at(step), log: Math.log(value) });
  }
  if (points.length < 3) return null;
  const meanS = points.reduce((sum, { s }) => sum + s, 0) / points.length;
  const meanLog = points.reduce((sum, { log }) => sum + log, 0) / points.length;
  const covariance = points.reduce((sum, { s, log }) => sum + (s - meanS) * (log - meanLog), 0);
  const variance = points.reduce((sum, { s }) => sum + (s - meanS) ** 2, 0);
  return variance > 0 ? covariance / variance : null;
}
