// The inner loops of the net, four rows at a time.

/**
 * Adds rows of a matrix to `out`: out[start + c] += Σ_j values[j] · matrix[rows[j] + c] for j < count, rounded up to a
 * multiple of four; values beyond `count` must be zero.
 */
export function addRows(
  out: Float64Array,
  start: number,
  length: number,
  matrix: Float64Array,
  rows: Int32Array,
  values: Float64Array,
  count: number,
): void {
  for (let j = 0; j < count; j += 4) {
    const v0 = values[j] as number;
    const v1 = values[j + 1] as number;
    const v2 = values[j + 2] as number;
    const v3 = values[j + 3] as number;
    const r0 = rows[j] as number;
    const r1 = rows[j + 1] as number;
    const r2 = rows[j + 2] as number;
    const r3 = rows[j + 3] as number;
    for (let c = 0; c < length; c++) {
      out[start + c] =
        (out[start + c] as number) +
        (v0 * (matrix[r0 + c] as number) +
          v1 * (matrix[r1 + c] as number) +
          v2 * (matrix[r2 + c] as number) +
          v3 * (matrix[r3 + c] as number));
    }
  }
}

/**
 * As `addRows`, and in the same pass the products of the rows with `weights`, which lie where the sum goes:
 * products[j] = Σ_c matrix[rows[j] + c] · weights[start + c].
 */
export function addAndMultiplyRows(
  out: Float64Array,
  start: number,
  length: number,
  matrix: Float64Array,
  rows: Int32Array,
  values: Float64Array,
  count: number,
  weights: Float64Array,
  products: Float64Array,
): void {
  for (let j = 0; j < count; j += 4) {
    const v0 = values[j] as number;
    const v1 = values[j + 1] as number;
    const v2 = values[j + 2] as number;
    const v3 = values[j + 3] as number;
    const r0 = rows[j] as number;
    const r1 = rows[j + 1] as number;
    const r2 = rows[j + 2] as number;
    const r3 = rows[j + 3] as number;
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    for (let c = 0; c < length; c++) {
      const weight = weights[start + c] as number;
      const x0 = matrix[r0 + c] as number;
      const x1 = matrix[r1 + c] as number;
      const x2 = matrix[r2 + c] as number;
      const x3 = matrix[r3 + c] as number;
      d0 += x0 * weight;
      d1 += x1 * weight;
      d2 += x2 * weight;
      d3 += x3 * weight;
      out[start + c] = (out[start + c] as number) + (v0 * x0 + v1 * x1 + v2 * x2 + v3 * x3);
    }
    products[j] = d0;
    products[j + 1] = d1;
    products[j + 2] = d2;
    products[j + 3] = d3;
  }
}
