import type { CounterName } from './names.js';
import type { NumberColumn } from './table.js';

const weakName = /^(?:[tinx]|checkpoint|ckpt|round|generation|tick)$/i;
/** Rows that one step can have in a table with a row a metric, a split or a run. */
const mostRowsAStep = 12;

/** A column of one letter, as in mathematics, or of a loose word counts steps if it holds rising whole numbers. */
export function weakCounter({ name, values }: NumberColumn): CounterName | undefined {
  if (!weakName.test(name) || !values.every((value) => Number.isInteger(value) && value >= 0))
    return undefined;
  let [rises, falls] = [0, 0];
  for (let cell = 1; cell < values.length; cell++) {
    if (values[cell]! > values[cell - 1]!) rises += 1;
    if (values[cell]! < values[cell - 1]!) falls += 1;
  }
  const isRising = rises >= 2 && falls <= rises / 5 && rises * mostRowsAStep >= values.length;
  return isRising ? { unit: 'step', rank: 5, scope: 'all' } : undefined;
}
