import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../src/readers/csv/index.js';
import { outline, runsOf } from '../helpers/runs-of.js';

const read = runsOf.bind(undefined, csvReader);
const rows = '0,2,0.1,3,0\n10,1,0.5,2.5,0.1\n20,0.5,1,2,0.3\n';
const curves = (axis: string): Record<string, string> => ({
  'train/loss': `${axis} 0:2 10:1 20:0.5`,
  'train/acc': `${axis} 0:0.1 10:0.5 20:1`,
  'test/loss': `${axis} 0:3 10:2.5 20:2`,
  'test/acc': `${axis} 0:0 10:0.1 20:0.3`,
});

describe('a header of several rows', () => {
  it.each([
    [
      'of pandas, with the name of the index',
      ',train,train,test,test\n,loss,acc,loss,acc\nstep,,,,\n',
      'step',
    ],
    [
      'of pandas, with names of its levels',
      'split,train,train,test,test\nmetric,loss,acc,loss,acc\n',
      'index',
    ],
    ['with merged cells', ',train,,test,\nstep,loss,acc,loss,acc\n', 'step'],
    ['with the counter above', 'step,train,,test,\n,loss,acc,loss,acc\n', 'step'],
    [
      'that pandas read and wrote again',
      'Unnamed: 0_level_0,train,train,test,test\nstep,loss,acc,loss,acc\n',
      'step',
    ],
    [
      'with the name of the index alone below',
      ',train/loss,train/acc,test/loss,test/acc\nstep,,,,\n',
      'step',
    ],
  ])('%s', async (_, header, axis) => {
    const [run] = await read(header + rows, 'a.csv');
    expect(outline(run)).toEqual(curves(axis));
  });

  it('has units below the names', async () => {
    const [run] = await read(`epoch,train loss,train acc,test loss,test acc\n[-],nats,%,nats,%\n${rows}`);
    expect(Object.keys(outline(run))).toEqual([
      'train loss/nats',
      'train acc/%',
      'test loss/nats',
      'test acc/%',
    ]);
    expect(run?.series[0]?.axis).toEqual({ name: 'epoch', unit: 'epoch' });
  });

  it.each([
    ['a row of texts above texts', 'step,acc,note\n,,first\n0,0.1,second\n1,0.2,third\n2,0.3,fourth\n'],
    ['the header once more', 'step,lr,acc\nstep,lr,acc\n0,1,0.1\n1,1,0.2\n2,1,0.3\n3,1,0.4\n4,1,0.5\n'],
  ])('is none where there is %s', async (_, text) => {
    const [run] = await read(text, 'a.csv');
    expect(outline(run)['acc']).toMatch(/^step 0:0.1 1:0.2 2:0.3/);
  });
});
