/** ln(1 + eˣ) */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** ln ln(1 + eˣ) */
export function logSoftplus(x: number): number {
  // ln ln(1 + e) = x - e/2 + O(e²), e = exp(x)
  return x < -30 ? x - Math.exp(x) / 2 : Math.log(softplus(x));
}

/** ln Σ eˣ over the values, without overflow. */
export function logSumExp(values: Float64Array): number {
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return greatest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - greatest), 0));
}
