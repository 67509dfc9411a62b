import type { Note, Run } from '../../run/run.js';
import { placesBetween } from '../tree/stride.js';

/**
 * Curves without steps that were logged at different rates: the rows of the shorter ones are spread over those of
 * the longest, where they fit a whole number of times.
 */
export function withEvenIndex(run: Run): Run {
  const axis = run.series
    .filter((series) => series.axis.unit === 'index')
    .reduce<Float64Array>(
      (longest, { steps }) => (steps.length > longest.length ? steps : longest),
      new Float64Array(),
    );
  const notes: Note[] = [];
  const series = run.series.map((one) => {
    const places =
      one.axis.unit === 'index' && one.steps.length < axis.length && placesBetween(axis, one.steps.length);
    if (!places) return one;
    notes.push({ code: 'row-interval', message: `${one.name}: ${places.how}` });
    return { ...one, steps: places.steps };
  });
  return { ...run, series, notes: [...run.notes, ...notes] };
}
