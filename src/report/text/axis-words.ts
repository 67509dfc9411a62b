import type { Axis, AxisUnit } from '../../run/run.js';
import { formatStep } from '../numbers.js';

const UNIT_WORDS: Readonly<Record<AxisUnit, string>> = {
  step: 'step',
  epoch: 'epoch',
  index: 'row',
  samples: 'sample',
  tokens: 'token',
  time: 'time',
};

/** A position on the axis of a run: `step 5,130`, `epoch 1.5`. */
export function at(axis: Axis, step: number): string {
  return `${UNIT_WORDS[axis.unit]} ${formatStep(step)}`;
}

export function between([from, to]: readonly [number, number]): string {
  return from === to ? `exactly ${formatStep(from)}` : `${formatStep(from)} to ${formatStep(to)}`;
}
