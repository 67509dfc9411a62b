import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixCompletion } from '../../../src/reference-models/matrix-completion/index.js';
import type { Run } from '../../../src/run/run.js';
import { configuration } from './helpers.js';

const curves = resolve(import.meta.dirname, '../../../../shared/paper-curves.json');

interface Curve {
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

describe.skipIf(!existsSync(curves))('Figure 3 of Lyu et al. 2023, up to s = 5', () => {
  it('is repeated on its own data, vertex by vertex', async () => {
    const steps = 500_000;
    const paper = (JSON.parse(readFileSync(curves, 'utf8')) as Paper).fig3.series;
    const { run } = await matrixCompletion.simulate({
      ...configuration({
        size: 97,
        observed: 470,
        alpha: 10,
        lr: 0.1,
        weightDecay: 1e-4,
        steps,
        generator: 'torch-cuda',
        seed: 35235125,
      }),
    });
    const testLoss = seriesOf(run, 'test_loss');
    const norm = seriesOf(run, 'weight_norm');
    const vertices = (curve: Curve) =>
      Array.from(curve.steps, (step, i) => [step, curve.values[i] as number] as const).filter(
        ([step]) => step <= steps,
      );
    expect(vertices(paper.testLoss).length).toBeGreaterThan(20);
    for (const [step, loss] of vertices(paper.testLoss)) {
      // The first steps of descent are long for the flow.
      expect(Math.abs(valueAt(testLoss, step) - loss)).toBeLessThan(step < 20 ? 2e-4 : 5e-5);
    }
    for (const [step, length] of vertices(paper.norm)) {
      expect(Math.abs(valueAt(norm, step) / length - 1)).toBeLessThan(5e-4);
    }
  });
});

interface Paper {
  readonly fig3: { readonly series: { readonly testLoss: Curve; readonly norm: Curve } };
}

function seriesOf(run: Run, name: string): Curve {
  const series = run.series.find((candidate) => candidate.name === name);
  if (!series) throw new Error(`no column ${name}`);
  return series;
}

function valueAt({ steps, values }: Curve, step: number): number {
  const next = Math.max(
    1,
    Array.from(steps).findIndex((candidate) => candidate >= step),
  );
  const [s0, s1] = [steps[next - 1] as number, steps[next] as number];
  const [v0, v1] = [values[next - 1] as number, values[next] as number];
  return v0 + ((v1 - v0) * (step - s0)) / (s1 - s0);
}
