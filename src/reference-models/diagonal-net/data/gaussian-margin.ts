import { seededRandom, torchCuda } from '../../random/index.js';
import { denseMatrix } from '../features/index.js';
import type { DiagonalNetConfig } from '../settings.js';
import type { DataSet, Samples } from './data-set.js';

/** Writes standard normal numbers. */
type FillNormal = (out: Float32Array) => void;

/**
 * Gaussian inputs pushed off the teacher's boundary: w* a random unit vector, z ~ N(0, I), y = sign<z, w*> and
 * x = z + (γ/2) y w*; labels y, or targets <w*, x> (Lyu et al. 2023, section 3.2.3).
 */
export function gaussianMarginData(config: DiagonalNetConfig): DataSet {
  const { dimension, gamma, samples, testSamples } = config;
  const fill = normals(config);
  const teacher = unitVector(dimension, fill);
  const train = drawSamples(config, samples, teacher, fill);
  return {
    train,
    teacher: { kind: 'gaussian-margin', vector: Float64Array.from(teacher), gamma },
    ...(testSamples > 0 && { test: drawSamples(config, testSamples, teacher, fill) }),
  };
}

function normals({ generator, seed, grid }: DiagonalNetConfig): FillNormal {
  if (generator === 'torch-cuda') {
    const torch = torchCuda(seed, grid);
    return (out) => out.set(torch.randn(out.length));
  }
  const random = seededRandom(seed);
  return (out) => {
    for (let k = 0; k < out.length; k++) out[k] = random.normal();
  };
}

function unitVector(dimension: number, fill: FillNormal): Float32Array {
  const vector = new Float32Array(dimension);
  fill(vector);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

function drawSamples(
  { dimension, gamma, task }: DiagonalNetConfig,
  count: number,
  teacher: Float32Array,
  fill: FillNormal,
): Samples {
  const entries = new Float32Array(new SharedArrayBuffer(4 * count * dimension));
  fill(entries);
  const targets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = entries.subarray(i * dimension, (i + 1) * dimension);
    let distance = 0;
    for (let k = 0; k < dimension; k++) distance += (row[k] as number) * (teacher[k] as number);
    const label = Math.sign(distance);
    const push = (gamma / 2) * label;
    for (let k = 0; k < dimension; k++) row[k] = (row[k] as number) + push * (teacher[k] as number);
    targets[i] = task === 'classification' ? label : distance + push;
  }
  return { features: denseMatrix(count, dimension, entries), targets };
}
