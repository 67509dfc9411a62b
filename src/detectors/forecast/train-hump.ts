import type { FindLandmark } from './landmark.js';

/** The hump stands this factor over the lowest loss before it… */
const leastRise = 2;
/** …and the loss has come down again by this factor. */
const leastFall = 1.1;

/** An inner maximum of the train loss after the fit: there the weights turn (theory note §2.7, rule 5). */
export const trainHump: FindLandmark = ({ s, loss }) => {
  let [lowest, top] = [Number.POSITIVE_INFINITY, -1];
  for (const [i, value] of loss.entries()) {
    if (top < 0 || value > (loss[top] as number)) {
      if (value >= leastRise * lowest) top = i;
      lowest = Math.min(lowest, value);
    } else if (value * leastFall <= (loss[top] as number)) {
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
