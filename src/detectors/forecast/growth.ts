/** The growth rate per unit of the clock that theory gives, and what is believed of a fitted one. */
export interface Rates {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/**
 * When a quantity that grows exponentially on the clock reaches `level`: at its first passage after its lowest point,
 * or by extrapolation from the end with the rate fitted over the second half of the clock, where that is credible.
 *
 * @param logs natural log of the quantity at each `s`
 */
export function reaches(
  s: Float64Array,
  logs: Float64Array,
  level: number,
  rates: Rates,
): { readonly s: number; readonly ahead: number; readonly rate: number } {
  const now = s.at(-1) as number;
  const fitted = slope(s, logs, ((s[0] as number) + now) / 2);
  const rate = fitted >= rates.least && fitted <= rates.most ? fitted : rates.usual;
  const lowest = logs.indexOf(logs.reduce((least, value) => Math.min(least, value)));
  for (let i = lowest; i < s.length; i++) {
    if ((logs[i] as number) < level) continue;
    const [s0, s1, l0, l1] = [s[i - 1], s[i], logs[i - 1], logs[i]] as [number, number, number, number];
    const passed = i === lowest ? s1 : s0 + ((s1 - s0) * (level - l0)) / (l1 - l0);
    return { s: passed, ahead: 0, rate };
  }
  const ahead = (level - (logs.at(-1) as number)) / rate;
  return { s: now + ahead, ahead, rate };
}

/** Least-squares slope over the points from `start` on; NaN for fewer than three. */
function slope(s: Float64Array, logs: Float64Array, start: number): number {
  const first = s.findIndex((time) => time >= start);
  const [x, y] = [s.subarray(first), logs.subarray(first)];
  if (x.length < 3) return Number.NaN;
  const meanX = x.reduce((sum, value) => sum + value, 0) / x.length;
  const meanY = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [covariance, variance] = [0, 0];
  for (const [i, time] of x.entries()) {
    covariance += (time - meanX) * ((y[i] as number) - meanY);
    variance += (time - meanX) ** 2;
  }
  return covariance / variance;
}
