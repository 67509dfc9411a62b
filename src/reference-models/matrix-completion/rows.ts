/** ⟨x_a, x_b⟩ of the `length` elements from `a` and from `b` of one array. */
export function dot(values: Float64Array, length: number, a: number, b: number): number {
  // Four sums that do not wait for one another.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += (values[a + k] as number) * (values[b + k] as number);
    s1 += (values[a + k + 1] as number) * (values[b + k + 1] as number);
    s2 += (values[a + k + 2] as number) * (values[b + k + 2] as number);
    s3 += (values[a + k + 3] as number) * (values[b + k + 3] as number);
  }
  for (; k < length; k++) s0 += (values[a + k] as number) * (values[b + k] as number);
  return s0 + s1 + s2 + s3;
}

/** Adds `factor` times the `length` elements of `values` from `from` to those of `out` from `at`. */
export function addRow(
  out: Float64Array,
  at: number,
  values: Float64Array,
  length: number,
  from: number,
  factor: number,
): void {
  for (let k = 0; k < length; k++) {
    out[at + k] = (out[at + k] as number) + factor * (values[from + k] as number);
  }
}

/** Four times `addRow`, in one pass over `out`. */
export function addFourRows(
  out: Float64Array,
  at: number,
  values: Float64Array,
  length: number,
  a: number,
  factorA: number,
  b: number,
  factorB: number,
  c: number,
  factorC: number,
  d: number,
  factorD: number,
): void {
  for (let k = 0; k < length; k++) {
    out[at + k] =
      (out[at + k] as number) +
      factorA * (values[a + k] as number) +
      factorB * (values[b + k] as number) +
      factorC * (values[c + k] as number) +
      factorD * (values[d + k] as number);
  }
}
