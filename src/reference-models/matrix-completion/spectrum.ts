/** Eigenvalues of symmetric d × d matrices, row major, in no particular order; NaN beyond 1e150. */
export type Eigenvalues = (matrix: Float64Array) => Float64Array;

/** Loads the linear algebra, which the command line does not need otherwise. */
export async function loadEigenvalues(size: number): Promise<Eigenvalues> {
  const { EigenvalueDecomposition, Matrix } = await import('ml-matrix');
  return (matrix) => {
    // The decomposition squares its entries, and fails where that overflows, as in a descent that diverges.
    if (!matrix.every((entry) => Math.abs(entry) < 1e150)) return new Float64Array(size).fill(Number.NaN);
    const rows = Array.from({ length: size }, (_, i) => matrix.subarray(i * size, (i + 1) * size));
    const decomposition = new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true });
    return Float64Array.from(decomposition.realEigenvalues);
  };
}

/**
 * Measures of rank of a symmetric matrix with eigenvalues λ and singular values σ = |λ|: `nuclear_norm` Σσ,
 * `effective_rank` exp(−Σ p ln p) with p = σ/Σσ, and `stable_rank` Σσ²/max σ². NaN for the zero matrix, but for the first.
 */
export function rankMeasures(eigenvalues: Float64Array): Record<string, number> {
  const singular = eigenvalues.map(Math.abs);
  const nuclear = singular.reduce((sum, value) => sum + value, 0);
  const squares = singular.reduce((sum, value) => sum + value * value, 0);
  const largest = singular.reduce((max, value) => Math.max(max, value), 0);
  const entropy = singular.reduce((sum, value) => {
    const share = value / nuclear;
    return share === 0 ? sum : sum - share * Math.log(share);
  }, 0);
  return {
    nuclear_norm: nuclear,
    effective_rank: Math.exp(entropy),
    stable_rank: squares / largest ** 2,
  };
}
