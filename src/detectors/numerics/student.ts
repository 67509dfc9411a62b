/**
 * ln of the probability that a Student-t variable lies between `lower` and `upper` (in units of its scale).
 * Wallace's normal approximation (1959, without the small correction of scale), accurate to a few per cent of the
 * logarithm and never -Infinity for finite bounds.
 */
export function logStudentBetween(lower: number, upper: number, degreesOfFreedom: number): number {
  return logNormalBetween(normalised(lower, degreesOfFreedom), normalised(upper, degreesOfFreedom));
}

/** As `logStudentBetween` without a lower bound. */
export function logStudentBelow(upper: number, degreesOfFreedom: number): number {
  return logNormalBelow(normalised(upper, degreesOfFreedom));
}

function normalised(value: number, degreesOfFreedom: number): number {
  return Math.sign(value) * Math.sqrt(degreesOfFreedom * Math.log1p((value * value) / degreesOfFreedom));
}

/** ln(Phi(upper) - Phi(lower)), without cancellation in the tails. */
export function logNormalBetween(lower: number, upper: number): number {
  if (lower > 0) return logNormalBetween(-upper, -lower);
  const width = upper - lower;
  if (width < 1e-3) {
    const middle = (lower + upper) / 2;
    return Math.log(width) - (middle * middle) / 2 - Math.log(2 * Math.PI) / 2;
  }
  if (upper <= 0) {
    const large = logLowerTail(upper);
    return large + Math.log1p(-Math.exp(logLowerTail(lower) - large));
  }
  return Math.log1p(-Math.exp(logLowerTail(lower)) - Math.exp(logLowerTail(-upper)));
}

const [TABLE_START, TABLE_END, ROWS_PER_UNIT] = [-8, 8, 64];
let table: Float64Array | undefined;

/** ln Phi(value), within 3e-5: linear between the rows of a table, which is made when first asked for. */
function logNormalBelow(value: number): number {
  if (value >= TABLE_END) return 0;
  if (!(value > TABLE_START)) return logLowerTail(value);
  table ??= Float64Array.from({ length: (TABLE_END - TABLE_START) * ROWS_PER_UNIT + 2 }, (_, row) => {
    const at = TABLE_START + row / ROWS_PER_UNIT;
    return at <= 0 ? logLowerTail(at) : Math.log1p(-Math.exp(logLowerTail(-at)));
  });
  const place = (value - TABLE_START) * ROWS_PER_UNIT;
  const row = Math.floor(place);
  const below = table[row] as number;
  return below + (place - row) * ((table[row + 1] as number) - below);
}

/** ln Phi(value) for value <= 0, from the scaled complementary error function. */
function logLowerTail(value: number): number {
  return Math.log(scaledErrorComplement(-value / Math.SQRT2) / 2) - (value * value) / 2;
}

/**
 * exp(x^2) erfc(x) for x >= 0 with a relative error below 1.2e-7 (Press et al., Numerical Recipes, erfcc: Chebyshev fit).
 */
function scaledErrorComplement(value: number): number {
  const t = 1 / (1 + value / 2);
  let sum = 0;
  for (const coefficient of ERROR_COEFFICIENTS) sum = sum * t + coefficient;
  return t * Math.exp(sum);
}

/** Highest power first. */
const ERROR_COEFFICIENTS = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
];
