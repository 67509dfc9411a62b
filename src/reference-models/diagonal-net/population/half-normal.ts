import { normalDensity } from './normal.js';

/** Nodes and weights of an integral. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const count = 20;
const reach = 7;

/** E h(|g|) for standard normal g, as Σ weights·h(nodes): Gauss-Legendre on [0, 7], to about 1e-8. */
export function halfNormalQuadrature(): Quadrature {
  const { nodes, weights } = gaussLegendre(count);
  for (let i = 0; i < count; i++) {
    const node = (reach / 2) * (1 + (nodes[i] as number));
    nodes[i] = node;
    weights[i] = (weights[i] as number) * (reach / 2) * 2 * normalDensity(node);
  }
  return { nodes, weights };
}

/** Gauss-Legendre quadrature on [-1, 1]: Newton's method on the zeros of the Legendre polynomial. */
function gaussLegendre(size: number): Quadrature {
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = 0;
    for (let iteration = 0; iteration < 100; iteration++) {
      let [previous, value] = [1, x];
      for (let k = 2; k <= size; k++) {
        [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      }
      slope = (size * (x * value - previous)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
