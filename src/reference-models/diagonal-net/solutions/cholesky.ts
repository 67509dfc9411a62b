/**
 * Solves A x = b for the rows and columns `chosen` of a symmetric positive definite matrix, by Cholesky's method.
 * `matrix` is row major with rows of length `size`; x has one entry per chosen row.
 * `undefined` where the chosen part is singular to rounding. O(m³/3) for m chosen rows.
 */
export function solveChosen(
  matrix: Float64Array,
  size: number,
  chosen: readonly number[],
  rightHandSide: (row: number) => number,
): Float64Array | undefined {
  const count = chosen.length;
  const factor = new Float64Array(count * count);
  const x = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = i * count;
    const original = (chosen[i] as number) * size;
    const diagonal = matrix[original + (chosen[i] as number)] as number;
    for (let j = 0; j <= i; j++) {
      const other = j * count;
      let sum = matrix[original + (chosen[j] as number)] as number;
      for (let k = 0; k < j; k++) sum -= (factor[row + k] as number) * (factor[other + k] as number);
      if (j < i) factor[row + j] = sum / (factor[other + j] as number);
      else if (sum > 1e-12 * diagonal) factor[row + i] = Math.sqrt(sum);
      else return undefined;
    }
    let sum = rightHandSide(chosen[i] as number);
    for (let k = 0; k < i; k++) sum -= (factor[row + k] as number) * (x[k] as number);
    x[i] = sum / (factor[row + i] as number);
  }
  for (let i = count - 1; i >= 0; i--) {
    const solved = (x[i] as number) / (factor[i * count + i] as number);
    x[i] = solved;
    for (let k = 0; k < i; k++) x[k] = (x[k] as number) - (factor[i * count + k] as number) * solved;
  }
  return x;
}
