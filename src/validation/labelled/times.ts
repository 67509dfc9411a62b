import { type Fields, numberOf, pairOf } from './fields.js';
import type { LabelledTimes } from './labelled-log.js';

/** The labelled times, with t50 under the key `middle`; `null` without a positive t50. */
export function timesOf(fields: Fields, middle: 't50' | 'step'): LabelledTimes | null {
  const t50 = numberOf(fields[middle]);
  if (t50 === null || t50 <= 0) return null;
  return {
    t50,
    t10: numberOf(fields['t10']),
    t90: numberOf(fields['t90']),
    bracket: pairOf(fields['bracket']) ?? [t50, t50],
  };
}
