import type { AnalysedRun } from '../../analysis.js';
import { makeClock } from '../../run/clock.js';
import type { Curve } from '../../run/curves.js';
import type { FigureX } from './figure.js';

/** How the steps of a run become places on the x axis. */
export interface XValues {
  of(curve: Curve): Float64Array;
  at(step: number): number;
}

const asLogged: XValues = { of: ({ steps }) => steps, at: (step) => step };

/** The same objects for the same run, so that a figure of a long log can be made for every key that is pressed. */
const clocks = new WeakMap<AnalysedRun, XValues | { readonly why: string }>();

/** Places on the x axis for a run, or why it has none there. */
export function xValues(run: AnalysedRun, x: FigureX): XValues | { readonly why: string } {
  if (x !== 'clock') return asLogged;
  const known = clocks.get(run);
  if (known) return known;
  const clock = makeClock(run.curves, run.hyperparameters);
  const made = 'why' in clock ? clock : onClock(clock.at);
  clocks.set(run, made);
  return made;
}

function onClock(at: (step: number) => number): XValues {
  const places = new WeakMap<Curve, Float64Array>();
  return {
    at,
    of: (curve) => {
      const known = places.get(curve) ?? curve.steps.map(at);
      places.set(curve, known);
      return known;
    },
  };
}
