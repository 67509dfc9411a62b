/** Coefficients of an s-stage step; index j of the arrays is the stage, from 1. */
export interface StageCoefficients {
  /** μ̃₁ */
  readonly first: number;
  readonly mu: Float64Array;
  readonly nu: Float64Array;
  readonly muTilde: Float64Array;
  readonly gammaTilde: Float64Array;
  /** c_j: the place of stage j within the step. */
  readonly node: Float64Array;
}

const damping = 2 / 13;

/** Coefficients of the second-order Runge-Kutta-Chebyshev formula (Sommeijer, Shampine and Verwer 1998, eq. 2.1–2.6). */
export function chebyshevCoefficients(stages: number): StageCoefficients {
  const w0 = 1 + damping / (stages * stages);
  // T_j, T_j′ and T_j″ at w0.
  const value = new Float64Array(stages + 1);
  const slope = new Float64Array(stages + 1);
  const curvature = new Float64Array(stages + 1);
  value[0] = 1;
  value[1] = w0;
  slope[1] = 1;
  for (let j = 2; j <= stages; j++) {
    const [v1, v2] = [at(value, j - 1), at(value, j - 2)];
    value[j] = 2 * w0 * v1 - v2;
    slope[j] = 2 * v1 + 2 * w0 * at(slope, j - 1) - at(slope, j - 2);
    curvature[j] = 4 * at(slope, j - 1) + 2 * w0 * at(curvature, j - 1) - at(curvature, j - 2);
  }
  const w1 = at(slope, stages) / at(curvature, stages);
  const b = new Float64Array(stages + 1);
  for (let j = 2; j <= stages; j++) b[j] = at(curvature, j) / at(slope, j) ** 2;
  b[0] = at(b, 2);
  b[1] = at(b, 2);

  const mu = new Float64Array(stages + 1);
  const nu = new Float64Array(stages + 1);
  const muTilde = new Float64Array(stages + 1);
  const gammaTilde = new Float64Array(stages + 1);
  const node = new Float64Array(stages + 1);
  for (let j = 2; j <= stages; j++) {
    mu[j] = (2 * at(b, j) * w0) / at(b, j - 1);
    nu[j] = -at(b, j) / at(b, j - 2);
    muTilde[j] = (2 * at(b, j) * w1) / at(b, j - 1);
    gammaTilde[j] = -(1 - at(b, j - 1) * at(value, j - 1)) * at(muTilde, j);
    node[j] = (w1 * at(curvature, j)) / at(slope, j);
  }
  node[1] = at(node, 2) / at(slope, 2);
  return { first: at(b, 1) * w1, mu, nu, muTilde, gammaTilde, node };
}

function at(array: Float64Array, index: number): number {
  return array[index] as number;
}
