import { describe, expect, it } from 'vitest';
import { mlflowReader } from '../../../src/readers/mlflow/index.js';
import { memorySource } from '../helpers/memory-source.js';
import { all, points } from '../helpers/plain.js';

const path = 'mlruns/0/abc/metrics/loss';
const bytes = (text: string) => new TextEncoder().encode(text);

async function read(text: string) {
  const [run] = await all(mlflowReader.read(memorySource(text, path), {}));
  const [series] = run?.series ?? [];
  if (!series) throw new Error('no series');
  return series;
}

describe('a metric of the MLflow file store', () => {
  it('has time, value and step on each line', async () => {
    const series = await read(
      '1700000000000 0.5 0\n1700000000001 nan 10\n1700000000002 -inf 20 dataset digest\n',
    );
    expect(series).toMatchObject({ name: 'loss', axis: { name: 'step', unit: 'step' } });
    expect(points(series)).toEqual({
      steps: [0, 10, 20],
      values: [0.5, Number.NaN, Number.NEGATIVE_INFINITY],
    });
  });

  it.each([
    ['has no step', ''],
    ['was given none', ' 0'],
  ])('is counted by rows where it %s', async (_, step) => {
    const series = await read(`1700000000000 1${step}\n1700000000001 1e-05${step}\n`);
    expect(series.axis.unit).toBe('index');
    expect(points(series)).toEqual({ steps: [0, 1], values: [1, 1e-5] });
  });

  it('is a point at step 0 where that is all', async () => {
    expect((await read('1700000000000 1 0\n')).axis.unit).toBe('step');
  });

  it('names the line that it cannot read', async () => {
    await expect(read('1700000000000 0.5 0\nTraceback\n')).rejects.toMatchObject({
      code: 'malformed',
      message: 'line 2 is not "time value step": "Traceback"',
    });
  });

  it('is known by its first line', () => {
    expect(mlflowReader.sniff(bytes('1700000000000 0.5 0\n1'), path)).toBeGreaterThan(0.9);
    expect(mlflowReader.sniff(bytes('0 0.5 0\n1 0.4 0\n'), path)).toBe(0);
    expect(mlflowReader.sniff(bytes('AdamW'), 'mlruns/0/abc/params/optimizer')).toBe(0);
  });
});
