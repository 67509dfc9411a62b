/** An initial value problem y′ = f(t, y). */
export interface System {
  readonly size: number;
  /** Writes f(t, y) into `out`. */
  readonly derivative: (t: number, y: Float64Array, out: Float64Array) => void;
}

/** An accepted step from (t0, y0) to (t1, y1), with the derivatives at both ends. Valid until the next step is asked for. */
export interface Step {
  readonly t0: number;
  readonly t1: number;
  readonly y0: Float64Array;
  readonly y1: Float64Array;
  readonly f0: Float64Array;
  readonly f1: Float64Array;
}

/** Writes the state at `t` in [t0, t1] into `out`: cubic Hermite interpolation, error O(h⁴). */
export function interpolate({ t0, t1, y0, y1, f0, f1 }: Step, t: number, out: Float64Array): void {
  const h = t1 - t0;
  const x = h === 0 ? 1 : (t - t0) / h;
  const a1 = x * x * (3 - 2 * x);
  const b0 = h * x * (1 - x) * (1 - x);
  const b1 = h * x * x * (x - 1);
  for (let i = 0; i < out.length; i++) {
    const start = y0[i] as number;
    out[i] = start + a1 * ((y1[i] as number) - start) + b0 * (f0[i] as number) + b1 * (f1[i] as number);
  }
}
