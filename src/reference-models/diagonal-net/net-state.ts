/** The net at one evaluation; the arrays are reused. */
export interface NetState {
  /** w, length d */
  readonly weights: Float64Array;
  /** f_i = <w, x_i> on the training samples, length n */
  readonly outputs: Float64Array;
  /** ‖θ‖₂² */
  readonly squaredNorm: number;
}
