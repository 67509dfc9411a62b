import { dot } from './rows.js';

/**
 * The Gram matrices P = U Uᵀ and Q = V Vᵀ, d × d, row major, one after the other. They hold all that W = P − Q, the loss
 * and the norm depend on: U and V may be rotated from the right without any change.
 */
export type Gram = Float64Array;

/** Writes the Gram matrices of θ = (U, V) into `out`. */
export function writeGram(parameters: Float64Array, size: number, out: Gram): void {
  for (let block = 0; block < 2 * size * size; block += size * size) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const product = dot(parameters, size, block + i * size, block + j * size);
        out[block + i * size + j] = product;
        out[block + j * size + i] = product;
      }
    }
  }
}

/** ‖θ‖ = √(tr P + tr Q). */
export function weightNorm(gram: Gram, size: number): number {
  let trace = 0;
  for (let i = 0; i < 2 * size; i++) trace += gram[i * size + (i % size)] as number;
  return Math.sqrt(trace);
}

/** The lower triangles of P and Q, row by row, one after the other: half the numbers, since both are symmetric. */
export type Triangles = Float64Array;

export function trianglesOf(gram: Gram, size: number): Triangles {
  const triangles = new Float64Array(size * (size + 1));
  let place = 0;
  for (let row = 0; row < 2 * size; row++) {
    for (let j = 0; j <= row % size; j++) triangles[place++] = gram[row * size + j] as number;
  }
  return triangles;
}

/** Writes the Gram matrices into `out`. */
export function writeFromTriangles(triangles: Triangles, size: number, out: Gram): void {
  let place = 0;
  for (let block = 0; block < 2 * size * size; block += size * size) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const value = triangles[place++] as number;
        out[block + i * size + j] = value;
        out[block + j * size + i] = value;
      }
    }
  }
}
