import type { Role } from './curves.js';
import type { Note, Series } from './run.js';
import { looksLikeAccuracy, rangeOf } from './units.js';

/** Columns without names: accuracies are shares of a set, losses are not; train stands before test. */
export function guessUnnamed(
  series: readonly Series[],
  assigned: Partial<Record<Role, Series>>,
  notes: Note[],
): void {
  const unnamed = series.filter((one) => /^(column|col|field|var|arr)?[ _]?\d+$/i.test(one.name));
  if (unnamed.length < 2 || unnamed.length > 6) return;
  const likely = unnamed.filter((one) => looksLikeAccuracy(one.values));
  const shares = likely.filter((one) => areShares(one.values));
  const rising = likely.filter(rises);
  // Two curves that both climb are no losses, even if they are no shares of a set.
  const accuracies = shares.length < 2 && rising.length === 2 ? rising : shares;
  const losses = unnamed.filter(
    (one) => !accuracies.includes(one) && one.values.every((value) => !(value < 0)),
  );
  const [trainAccuracy, testAccuracy] = accuracies;
  const [trainLoss, testLoss] = losses;
  if (trainAccuracy && testAccuracy && accuracies.length === 2)
    Object.assign(assigned, { trainAccuracy, testAccuracy });
  if (trainLoss && testLoss && losses.length === 2) Object.assign(assigned, { trainLoss, testLoss });
  if (assigned.testAccuracy || assigned.testLoss)
    notes.push({
      code: 'guessed-columns',
      message: 'the columns have no names; train and test were guessed from values and order',
    });
}

/** Whether a curve ends far above its start. */
function rises({ values }: Series): boolean {
  return (values.at(-1) ?? 0) - (values[0] ?? 0) > 0.3;
}

/** Whether all values are counts over one number of samples, up to 20,000. */
function areShares(values: Float64Array): boolean {
  const scale = (rangeOf(values)?.max ?? 1) > 1.05 ? 100 : 1;
  for (let samples = 1; samples <= 20_000; samples++) {
    const isShare = (value: number): boolean => {
      const count = (value / scale) * samples;
      return Math.abs(count - Math.round(count)) < 0.005 || Number.isNaN(value);
    };
    if (values.every(isShare)) return true;
  }
  return false;
}
