import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import type { Run } from '../../../src/run/run.js';

/** A run of one curve, or of one list of steps, whose rows nothing counts. */
function array(name: string, values: readonly number[], folder = 'out'): Run {
  const path = `${folder}/${name}.npy`;
  const steps = Float64Array.from(values.keys());
  const axis = { name: 'row', unit: 'index' as const };
  return {
    id: path,
    source: { path, format: 'npy', files: [path] },
    series: [{ name, axis, steps, values: Float64Array.from(values) }],
    config: [],
    notes: [{ code: 'row-index', message: 'no column counts steps' }],
  };
}

function axes(run: Run | undefined): unknown[] | undefined {
  return run?.series.map(({ name, axis, steps }) => [name, axis.name, ...steps]);
}

describe('files of steps', () => {
  const curves = [array('train_acc', [0.1, 0.5, 1]), array('test_acc', [0, 0, 0.9])];

  it('count the rows of the curves beside them', () => {
    const [run, ...more] = assemble([array('epoch', [0, 1, 2]), array('steps', [0, 100, 900]), ...curves]);
    expect(axes(run)).toEqual([
      ['train_acc', 'steps', 0, 100, 900],
      ['test_acc', 'steps', 0, 100, 900],
    ]);
    expect(run?.notes.map(({ code }) => code)).toEqual(['step-axis', 'joined-files']);
    expect(more).toEqual([]);
  });

  it('count those of their side of the split', () => {
    const sides = [array('train_steps', [0, 10, 20]), array('test_steps', [5, 15, 25])];
    expect(axes(assemble([...sides, ...curves])[0])).toEqual([
      ['train_acc', 'train_steps', 0, 10, 20],
      ['test_acc', 'test_steps', 5, 15, 25],
    ]);
  });

  it.each([
    ['of another length', array('steps', [0, 100])],
    ['that do not rise', array('steps', [0, 100, 100])],
    ['of another folder', array('steps', [0, 100, 900], 'other')],
  ])('leave curves as they are where they are %s', (_, steps) => {
    const run = assemble([steps, ...curves]).find(({ series }) => series.length === 2);
    expect(axes(run)?.map((one) => (one as unknown[])[1])).toEqual(['row', 'row']);
  });
});
