import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../src/readers/csv/index.js';
import { codes, outline, runsOf } from '../helpers/runs-of.js';

const read = runsOf.bind(undefined, csvReader);
const curves = (axis: string): Record<string, string> => ({
  train_acc: `${axis} 0:0.1 1:0.2 2:0.6 3:0.9`,
  val_acc: `${axis} 0:0 1:0.1 2:0.1 3:0.2`,
});
const both = 'train_acc,0.1,0.2,0.6,0.9\nval_acc,0,0.1,0.1,0.2\n';

describe('series in rows, each behind its name', () => {
  it.each([
    ['without a header', both, 'row'],
    ['with a row of steps', `${both}epoch,0,1,2,3\n`, 'epoch'],
    ['with the row numbers of a data frame above', `,0,1,2,3\nepoch,0,1,2,3\n${both}`, 'epoch'],
    ['of one curve and its steps', 'train_acc;0.1;0.2;0.6;0.9\nstep;0;1;2;3\n', 'step'],
  ])('%s', async (_, text, axis) => {
    const [run] = await read(text, 'a.csv');
    const { train_acc, val_acc } = curves(axis);
    expect(outline(run)).toEqual(text.includes('val_acc') ? { train_acc, val_acc } : { train_acc });
    expect(codes(run)).toContain('transposed');
  });

  it.each([
    ['names are no metrics', 'Paris,0.3,0.2,0.6,0.9\nRome,0,0.1,0.1,0.2\n'],
    ['two rows have one name', 'train_acc,0.1,0.2,0.6,0.9\ntrain_acc,0,0.1,0.1,0.2\n'],
  ])('are none where %s', async (_, text) => {
    const runs = await read(text, 'a.csv');
    expect(runs.flatMap(codes)).not.toContain('transposed');
  });
});
