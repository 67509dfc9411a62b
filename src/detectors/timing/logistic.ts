/** Midpoint in ln(step), and ln of the width in ln(step). */
export type Shape = readonly [midpoint: number, logWidth: number];

/**
 * How a move leans: 0 for a logistic, which begins as it ends. A lean k raises a logistic to the power 2^k (generalised
 * logistic of type I, a Richards curve), stretched such that the midpoint stays where half of the move is done: above 0
 * the move begins abruptly and ends slowly, below 0 it begins slowly and ends abruptly.
 */
export type Lean = -2 | -1 | 0 | 1 | 2;

/** What the exponential of a leaning logistic is multiplied by, so that half is done at the midpoint. */
export function stretchOf(lean: Lean): number {
  return 2 ** (1 / 2 ** lean) - 1;
}

/** `value` to the power 2^lean. */
export function leaning(value: number, lean: Lean): number {
  let raised = value;
  for (let k = lean; k > 0; k -= 1) raised *= raised;
  for (let k: number = lean; k < 0; k += 1) raised = Math.sqrt(raised);
  return raised;
}

/** Part of the move that is done at each time; without lean 1 / (1 + exp(-(x - midpoint) / width)). */
export function logistic(x: Float64Array, [midpoint, logWidth]: Shape, lean: Lean = 0): Float64Array {
  const rate = Math.exp(-logWidth);
  const stretch = stretchOf(lean);
  return x.map((time) => leaning(1 / (1 + stretch * Math.exp((midpoint - time) * rate)), lean));
}

/** Step at which the part `done` of the move is done; without lean T (p / (1 - p))^w. */
export function timeOfPart([midpoint, logWidth]: Shape, done: number, lean: Lean = 0): number {
  const odds = (done ** -(1 / 2 ** lean) - 1) / stretchOf(lean);
  return Math.exp(midpoint - Math.exp(logWidth) * Math.log(odds));
}
