import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../src/reference-models/recorder.js';

describe('createRecorder', () => {
  it('makes a run whose series leave out what was not measured', () => {
    const recorder = createRecorder();
    recorder.record(0, { train_loss: 0.7, cos_rich: Number.NaN });
    recorder.record(10, { train_loss: 0.1, test_loss: 0.5 });
    const run = recorder.run('toy', { lr: 0.01, weight_decay: 0 });
    expect(run.series.map(({ name, steps, values }) => [name, [...steps], [...values]])).toEqual([
      ['train_loss', [0, 10], [0.7, 0.1]],
      ['test_loss', [10], [0.5]],
    ]);
    expect(run.config).toEqual([
      { key: 'lr', value: 0.01, from: 'settings' },
      { key: 'weight_decay', value: 0, from: 'settings' },
    ]);
  });

  it('gives a column by its name', () => {
    const recorder = createRecorder();
    recorder.record(1, { weight_norm: 3 });
    expect(recorder.column('weight_norm')).toEqual({
      steps: new Float64Array([1]),
      values: new Float64Array([3]),
    });
    expect(recorder.column('clock')).toBeUndefined();
  });
});
