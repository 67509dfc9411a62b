import { reaches } from './growth.js';
import type { FindLandmark } from './landmark.js';

/** The kernel phase of a logistic loss ends at two to three times λ (theory note §2.7, rule 3). */
const endOverDecay = 2.2;
/** Growth of the train loss on the clock: 2(L - 1), less a logarithm. */
const rates = { usual: 1.7, least: 1, most: 4.5 };

/** The clock at which the train loss of a classifier has risen to the level at which the kernel phase ends. */
export const trainLossRise: FindLandmark = ({ s, loss, weightDecay, isRegression }) => {
  if (isRegression) return undefined;
  const end = endOverDecay * weightDecay;
  const {
    s: at,
    ahead,
    rate,
  } = reaches(
    s,
    loss.map((value) => Math.log(value)),
    Math.log(end),
    rates,
  );
  const now = (loss.at(-1) as number).toPrecision(2);
  const basis =
    ahead > 0
      ? `the train loss, ${now}, grows by e^(${rate.toFixed(1)} s) and comes to ${endOverDecay} times the weight decay at about s = ${at.toFixed(2)}`
      : `the train loss came to ${endOverDecay} times the weight decay at s = ${at.toFixed(2)}`;
  return { name: 'train-loss', s: at, ahead, basis };
};
