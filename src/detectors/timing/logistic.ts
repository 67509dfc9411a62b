/** Midpoint in ln(step), and ln of the width in ln(step). */
export type Shape = readonly [midpoint: number, logWidth: number];

/** Part of the move that is done at each time: 1 / (1 + exp(-(x - midpoint) / width)). */
export function logistic(x: Float64Array, [midpoint, logWidth]: Shape): Float64Array {
  const rate = Math.exp(-logWidth);
  return x.map((time) => 1 / (1 + Math.exp((midpoint - time) * rate)));
}

/** Step at which the part `done` of the move is done: T (p / (1 - p))^w. */
export function timeOfPart([midpoint, logWidth]: Shape, done: number): number {
  return Math.exp(midpoint + Math.exp(logWidth) * Math.log(done / (1 - done)));
}
