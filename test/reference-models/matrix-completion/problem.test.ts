import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionData } from '../../../src/reference-models/matrix-completion/data.js';
import { completionProblem } from '../../../src/reference-models/matrix-completion/problem.js';
import { seededRandom } from '../../../src/reference-models/random/index.js';
import type { Tensor, TensorOps } from '../../../src/reference-models/tensor-ops.js';
import { completedByHand, configuration } from './helpers.js';

function randomParameters(length: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, () => random.normal());
}

function meanSquare(values: number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

/** Sizes that are not multiples of four, and masks that hold (i, j) with and without (j, i). */
const cases = fc.record({
  size: fc.integer({ min: 3, max: 11 }),
  observed: fc.double({ min: 0.3, max: 0.8, noNaN: true }),
  seed: fc.integer({ min: 0, max: 1000 }),
});

describe('the matrix completion problem', () => {
  it('has the mean squared error over the observed entries as its loss', () => {
    fc.assert(
      fc.property(cases, ({ size, observed, seed }) => {
        const config = configuration({ size, observed, seed, target: 'random-low-rank', rank: 2 });
        const data = completionData(config);
        const problem = completionProblem(data, config);
        const parameters = randomParameters(2 * size * size, seed);
        const completed = completedByHand(parameters, size);
        const error = (entry: number) => (completed[entry] as number) - (data.target[entry] as number);
        const unobserved = [...completed.keys()].filter((entry) => !data.observed.includes(entry));
        const measured = problem.measure(parameters);
        expect(problem.loss(parameters)).toBeCloseTo(meanSquare([...data.observed].map(error)), 10);
        expect(measured['train_loss']).toBeCloseTo(meanSquare([...data.observed].map(error)), 10);
        expect(measured['test_loss']).toBeCloseTo(meanSquare(unobserved.map(error)), 10);
        expect(measured['weight_norm']).toBeCloseTo(Math.hypot(...parameters), 10);
      }),
      { numRuns: 40 },
    );
  });

  it('has the gradient of its loss, by finite differences', () => {
    fc.assert(
      fc.property(cases, ({ size, observed, seed }) => {
        const config = configuration({ size, observed, seed, target: 'random-low-rank', rank: 2 });
        const problem = completionProblem(completionData(config), config);
        const parameters = randomParameters(2 * size * size, seed);
        const gradient = new Float64Array(parameters.length).fill(Number.NaN);
        problem.loss(parameters, gradient);
        const h = 1e-5;
        gradient.forEach((slope, i) => {
          const lossAt = (shift: number) =>
            problem.loss(parameters.with(i, (parameters[i] as number) + shift));
          expect(slope).toBeCloseTo((lossAt(h) - lossAt(-h)) / (2 * h), 6);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('measures the cosines to the zero-filled matrix and to the target', () => {
    const config = configuration({ size: 5 });
    const data = completionData(config);
    const problem = completionProblem(data, config);
    // W = u uᵀ = X*
    const parameters = new Float64Array(50);
    for (let i = 0; i < 5; i++) parameters[5 * i] = i / 5;
    const { cos_rich, cos_kernel } = problem.measure(parameters);
    expect(cos_rich).toBeCloseTo(1, 12);
    // ⟨X*, K⟩ = ‖K‖² for the masked matrix K.
    expect(cos_kernel).toBeCloseTo(Math.hypot(...data.zeroFilled) / Math.hypot(...data.target), 12);
  });

  it('starts from α I in both blocks, with the noise asked for on top', () => {
    const start = (initialNoise: number) => {
      const config = configuration({ initialNoise, alpha: 7 });
      return completionProblem(completionData(config), config).initial();
    };
    const exact = start(0);
    const identity = Float64Array.from({ length: 200 }, (_, i) => ((i % 100) % 11 === 0 ? 7 : 0));
    expect(exact).toEqual(identity);
    const deviations = Array.from(start(0.01), (value, i) => value - (identity[i] as number));
    expect(Math.sqrt(meanSquare(deviations))).toBeGreaterThan(0.008);
    expect(Math.sqrt(meanSquare(deviations))).toBeLessThan(0.012);
  });

  it('states the same loss in tensors', async () => {
    const config = configuration({ size: 7, target: 'random-low-rank', rank: 2 });
    const problem = completionProblem(completionData(config), config);
    const tf = await loadTensorFlow();
    const parameters = randomParameters(98, 1);
    const tensors = [parameters.subarray(0, 49), parameters.subarray(49)].map((block) =>
      tf.tensor2d(Float32Array.from(block), [7, 7]),
    );
    const loss = problem.tensorLoss(tf, tensors) as Tensor & { dataSync(): Float32Array };
    expect((loss.dataSync()[0] as number) / problem.loss(parameters)).toBeCloseTo(1, 5);
  });
});

/** The build for Node, which loads fast but has no gradients; by a variable, since its types do not compile. */
async function loadTensorFlow(): Promise<TensorOps> {
  const [core, backend] = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'];
  const tf = (await import(core)) as TensorOps & {
    setBackend(name: string): Promise<boolean>;
    enableProdMode(): void;
  };
  tf.enableProdMode();
  await import(backend);
  await tf.setBackend('cpu');
  return tf;
}
