import { differenceDeviation } from '../numerics/index.js';
import type { FindLandmark } from './landmark.js';

/** The hump stands this factor over the lowest loss before it… */
const leastRise = 2;
/** …and the loss has come down again by this factor, and by five standard deviations of its logarithm. */
const leastFall = 1.1;
const deviations = 5;

/** An inner maximum of the train loss after the fit: there the weights turn (theory note §2.7, rule 5). */
export const trainHump: FindLandmark = ({ s, loss }) => {
  const noise = differenceDeviation(loss.map((value) => Math.log(value)));
  const fall = Math.max(leastFall, Math.exp(deviations * noise));
  let lowest = Number.POSITIVE_INFINITY;
  let top = -1;
  for (const [i, value] of loss.entries()) {
    if (top < 0 || value > (loss[top] as number)) {
      if (value >= leastRise * lowest) top = i;
      lowest = Math.min(lowest, value);
    } else if (value * fall <= (loss[top] as number)) {
      const at = s[top] as number;
      return {
        name: 'train-hump',
        s: at,
        ahead: 0,
        basis: `the train loss had its hump at s = ${at.toFixed(2)}`,
      };
    }
  }
  return undefined;
};
