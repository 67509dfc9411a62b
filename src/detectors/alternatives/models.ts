/** Shapes that a curve can have in ln(step). */
export type ModelName = 'constant' | 'linear' | 'broken-stick' | 'exponential' | 'power-law' | 'logistic';

/** A mean curve that is linear in its columns once its shape is fixed. */
export interface Candidate {
  readonly name: Exclude<ModelName, 'logistic'>;
  /** Columns of the mean beside the constant one. */
  readonly columns: (shape: number) => readonly Float64Array[];
  /** Least and largest shape; absent where the model has none. */
  readonly shapes?: readonly [number, number];
}

/**
 * The ways in which a curve can move without a transition.
 *
 * @param x ln(step), ascending
 */
export function alternativesTo(x: Float64Array): readonly Candidate[] {
  const first = x[0] ?? 0;
  const last = x.at(-1) ?? 0;
  return [
    { name: 'constant', columns: () => [] },
    { name: 'linear', columns: () => [x.map((time) => time - first)] },
    {
      name: 'broken-stick',
      columns: (knot) => [x, x.map((time) => Math.max(0, time - knot))],
      shapes: [first + 0.02 * (last - first), last - 0.02 * (last - first)],
    },
    {
      // exp(-step / scale), with the scale anywhere from the first step to three times the last
      name: 'exponential',
      columns: (scale) => [x.map((time) => Math.exp(-Math.exp(time - scale)))],
      shapes: [first, last + Math.log(3)],
    },
    {
      // step^-p for p from 0.05 to 5
      name: 'power-law',
      columns: (logPower) => [x.map((time) => Math.exp(-Math.exp(logPower) * (time - first)))],
      shapes: [Math.log(0.05), Math.log(5)],
    },
  ];
}
