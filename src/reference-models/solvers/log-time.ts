/** ln(eᵃ + eᵇ) without overflow. */
export function logAddExp(a: number, b: number): number {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
}

/** ln L at a place τ of the path, with its slope d(ln L)/dτ. */
export interface LogLossPoint {
  readonly tau: number;
  readonly value: number;
  readonly slope: number;
}

const pieces = 16;

/**
 * ln ∫ dτ/L from `from.tau` to `tau`, within the stretch between two points: ln L is a cubic Hermite polynomial there,
 * taken as linear over each of 16 pieces, so that the integral of its exponential is exact however steep it is.
 */
export function logElapsed(from: LogLossPoint, to: LogLossPoint, tau: number): number {
  const length = (tau - from.tau) / pieces;
  if (length <= 0) return -Infinity;
  let total = -Infinity;
  let start = from.value;
  for (let piece = 1; piece <= pieces; piece++) {
    const end = hermite(from, to, from.tau + piece * length);
    total = logAddExp(total, Math.log(length) + logMeanExp(-start, -end));
    start = end;
  }
  return total;
}

/** ln of the mean of eˣ for x uniform between a and b. */
function logMeanExp(a: number, b: number): number {
  const distance = Math.abs(a - b);
  if (distance < 1e-6) return (a + b) / 2;
  return Math.max(a, b) + Math.log(-Math.expm1(-distance) / distance);
}

function hermite(from: LogLossPoint, to: LogLossPoint, tau: number): number {
  const h = to.tau - from.tau;
  const x = (tau - from.tau) / h;
  const rest = 1 - x;
  return (
    from.value +
    x * x * (3 - 2 * x) * (to.value - from.value) +
    h * x * rest * (rest * from.slope - x * to.slope)
  );
}
