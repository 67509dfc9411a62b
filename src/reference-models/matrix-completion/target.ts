import type { SeededRandom } from '../random/index.js';

/** X_ij = i j / d² with indices from 0: symmetric, of rank 1 (Lyu et al. 2023, §3.3.3). Row major. */
export function multiplicationTable(size: number): Float64Array {
  const target = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) target[i * size + j] = (i * j) / (size * size);
  }
  return target;
}

/**
 * X = (1/r) Σ_k ± g_k g_kᵀ with standard normal vectors g_1 … g_r and alternating signs, so that both U and V are
 * needed from rank 2 on. Its nuclear norm is about d. Row major.
 */
export function randomLowRank(size: number, rank: number, random: SeededRandom): Float64Array {
  const target = new Float64Array(size * size);
  const vector = new Float64Array(size);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < size; i++) vector[i] = random.normal();
    const scale = (k % 2 === 0 ? 1 : -1) / rank;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const index = i * size + j;
        target[index] = (target[index] as number) + scale * ((vector[i] as number) * (vector[j] as number));
      }
    }
  }
  return target;
}
