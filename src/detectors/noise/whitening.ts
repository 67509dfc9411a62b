/**
 * Products of two columns of one series, enough to whiten them under any AR(1) noise: the whole likelihood of a
 * regression with autocorrelated noise follows from one pass over the data, for every correlation at once.
 */
export interface Products {
  /** Sum of left[i] right[i]. */
  readonly all: number;
  /** Sum of left[i] right[i - 1] + left[i - 1] right[i]. */
  readonly lagged: number;
  /** `all` without the first and the last row. */
  readonly inner: number;
}

export function products(left: Float64Array, right: Float64Array): Products {
  let previousLeft = left[0] ?? 0;
  let previousRight = right[0] ?? 0;
  const first = previousLeft * previousRight;
  let all = first;
  let lagged = 0;
  for (let i = 1; i < left.length; i += 1) {
    const nextLeft = left[i] ?? 0;
    const nextRight = right[i] ?? 0;
    all += nextLeft * nextRight;
    lagged += nextLeft * previousRight + previousLeft * nextRight;
    previousLeft = nextLeft;
    previousRight = nextRight;
  }
  return { all, lagged, inner: all - first - previousLeft * previousRight };
}

/**
 * Cholesky factor of the cross products of whitened columns, for noise with unit variance and correlation rho^k
 * between evaluations k apart. With the response as the last column, the last diagonal entry squared is the residual
 * sum of squares, and the product of the other diagonal entries squared the determinant of the normal equations.
 *
 * @param gram products of all pairs of columns: (0,0), (1,0), (1,1), (2,0), ...
 * @param factor receives the lower triangle in the same order
 * @returns false where the columns are not independent
 */
export function factorise(gram: readonly Products[], rho: number, factor: Float64Array): boolean {
  const scale = 1 / (1 - rho * rho);
  let row = 0;
  let k = 0;
  for (const { all, lagged, inner } of gram) {
    const whitened = (all - rho * lagged + rho * rho * inner) * scale;
    const start = (row * (row + 1)) / 2;
    const column = k - start;
    const other = (column * (column + 1)) / 2;
    let rest = whitened;
    for (let i = 0; i < column; i += 1) rest -= (factor[start + i] ?? 0) * (factor[other + i] ?? 0);
    if (column < row) {
      factor[k] = rest / (factor[other + column] ?? 1);
    } else {
      const last = k === gram.length - 1;
      if (!last && rest <= 1e-12 * whitened) return false;
      factor[k] = Math.sqrt(Math.max(rest, 0));
      row += 1;
    }
    k += 1;
  }
  return true;
}

/** ln of the determinant of the AR(1) correlation matrix of `count` evaluations. */
export function logDeterminant(rho: number, count: number): number {
  return (count - 1) * Math.log(1 - rho * rho);
}
