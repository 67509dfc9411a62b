import type { FindLandmark } from './landmark.js';

/** ‖θ‖ e^s is this much over its value at the fit at the knee (theory note §2.7, rule 4). */
const knee = Math.log(Math.SQRT2);
/** The least excess of ln‖θ‖ that is told from rounding and from the step size of the decay. */
const leastExcess = 0.02;
/** ln(‖θ‖² e^(2s) / ‖θ(0)‖² - 1) has slope 2L in the kernel phase. */
const rate = 4;
/** A start of the norm that is not a decay is no kernel phase. */
const mostGrowth = 0.1;

/** The first clock at which ‖θ‖ e^s has grown by √2: the weights no longer just shrink. */
export const normKnee: FindLandmark = ({ s, norm }) => {
  if (!norm) return undefined;
  const [s0, n0] = [s[0] as number, norm[0] as number];
  if (norm.some((value) => Math.log(value / n0) > mostGrowth)) return undefined;
  const excess = norm.map((value, i) => Math.log(value / n0) + (s[i] as number) - s0);
  const passed = excess.findIndex((value) => value >= knee);
  if (passed > 0) {
    const [e0, e1] = [excess[passed - 1] as number, excess[passed] as number];
    const [before, after] = [s[passed - 1] as number, s[passed] as number];
    const at = before + ((after - before) * (knee - e0)) / (e1 - e0);
    return {
      name: 'norm-knee',
      s: at,
      ahead: 0,
      basis: `the norm left the pure decay at s = ${at.toFixed(2)}`,
    };
  }
  const last = excess.at(-1) as number;
  if (last < leastExcess) return undefined;
  const ahead = -Math.log(Math.expm1(2 * last)) / rate;
  const at = (s.at(-1) as number) + ahead;
  return {
    name: 'norm-knee',
    s: at,
    ahead,
    basis: `the norm is ${(100 * last).toFixed(1)} % over the pure decay and leaves it at about s = ${at.toFixed(2)}`,
  };
};
