import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../src/readers/csv/index.js';
import { codes, outline, runsOf, settings } from '../helpers/runs-of.js';
import { upTo } from '../helpers/table-of.js';

const read = runsOf.bind(undefined, csvReader);

function rows(line: (row: number) => string, count = 4): string {
  return upTo(count)
    .map((row) => `${line(row)}\n`)
    .join('');
}

describe('cells', () => {
  it('are read from a plain table', async () => {
    const [run] = await read('step,train_loss,test_loss\n0,1.5,2\n10,1e-3,\n20,nan,-inf\n', 'a.csv');
    expect(outline(run)).toEqual({
      train_loss: 'step 0:1.5 10:0.001 20:NaN',
      test_loss: 'step 0:2 20:-Infinity',
    });
    expect(run?.source).toEqual({ path: 'a.csv', format: 'csv', files: ['a.csv'] });
  });

  it('may be padded, quoted, in percent or wrapped', async () => {
    const text = rows((row) => ` "${row},000" , tensor(0.${row}) ,  ${row}.50 % `);
    const [run] = await read(`  step,   loss ,  acc \n${text}`);
    expect(outline(run)).toEqual({
      loss: 'step 0:0 1000:0.1 2000:0.2 3000:0.3',
      acc: 'step 0:0.5 1000:1.5 2000:2.5 3000:3.5',
    });
    expect(codes(run)).toContain('percent-sign');
  });

  it('of a counter may have its name before the number, and rows of another kind below', async () => {
    const text = rows((row) => `Epoch ${row}/12,0.${row}`, 6);
    const [run] = await read(`Epoch,acc\n${text}best,0.9\n`, 'a.csv');
    expect(outline(run)).toEqual({ acc: 'Epoch 0:0 1:0.1 2:0.2 3:0.3 4:0.4 5:0.5' });
    expect(codes(run)).toEqual(expect.arrayContaining(['stray-text', 'rows-without-step']));
    expect(await read(`fold,acc\n${rows((row) => `${row},0.${row}`, 6)}mean,0.9\n`, 'a.csv')).toEqual([]);
  });

  it('parted by blanks may have sentences between and below them', async () => {
    const line = (row: number): string => `${row * 10} ${row / 64} ${row / 128}`;
    const table = Array.from({ length: 60 }, (_, row) => line(row));
    table.splice(30, 0, 'saved the best model');
    const text = `step train_acc test_acc\n${table.join('\n')}\nTraining finished in 12.5s\nBest test accuracy: 0.5\n`;
    const [run] = await read(text, 'train.log');
    expect(
      run?.series.map(({ name, steps, values }) => [name, steps.length, steps.at(-1), values.at(-1)]),
    ).toEqual([
      ['train_acc', 60, 590, 59 / 64],
      ['test_acc', 60, 590, 59 / 128],
    ]);
    expect(codes(run)).toContain('bad-lines');
  });

  it('of a letter count steps where they are rising whole numbers', async () => {
    const [counted] = await read(`t,acc\n${rows((row) => `${10 * row},${row}`)}`);
    expect(outline(counted)).toEqual({ acc: 't 0:0 10:1 20:2 30:3' });
    const [timed] = await read(`t,acc\n${rows((row) => `${row / 2},${row}`)}`);
    expect(outline(timed)['acc']).toBe('row 0:0 1:1 2:2 3:3');
  });

  it('are no curve where each row is a model of another size', async () => {
    const sweep = rows((row) => `${row + 1},0.${row},0.${row}`, 9);
    await expect(read(`Hidden Neurons,Train Loss,Test Loss\n${sweep}`)).resolves.toEqual([]);
  });

  it('may have decimal commas between semicolons', async () => {
    const [run] = await read(`epoch;loss;acc\n${rows((row) => `${row};${row},5e-1;1${row},25%`)}`);
    expect(outline(run)).toEqual({
      loss: 'epoch 0:0.05 1:0.15 2:0.25 3:0.35',
      acc: 'epoch 0:10.25 1:11.25 2:12.25 3:13.25',
    });
  });

  it('may follow the line by which Excel knows the delimiter', async () => {
    const [run] = await read(`sep=;\nstep;acc\n${rows((row) => `${row};0,${row}`)}`);
    expect(outline(run)).toEqual({ acc: 'step 0:0 1:0.1 2:0.2 3:0.3' });
    expect(settings(run)).toEqual({});
  });

  it('may hold line breaks in quotes, across chunks', async () => {
    const text = `step,loss,comment\n${rows((row) => `${row},${row},"one\ntwo, ""three"""`, 9)}`;
    const [run] = await read(text, 'a.csv', {}, 7);
    expect(run?.series[0]?.values).toEqual(Float64Array.from(upTo(9)));
  });

  it('do not depend on the delimiter, the line end or the chunks', async () => {
    const table = fc.array(fc.tuple(fc.double(), fc.double()), { minLength: 2, maxLength: 30 });
    const layout = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', ' '),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      chunk: fc.integer({ min: 1, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(table, layout, async (values, { delimiter, lineEnd, chunk }) => {
        const lines = values.map((pair, step) => [step, ...pair].join(delimiter));
        const text = [['step', 'train_loss', 'test_loss'].join(delimiter), ...lines, ''].join(lineEnd);
        const [run] = await read(text, 'a.csv', {}, chunk);
        expect(run?.series.map((series) => [...series.values])).toEqual([
          values.map(([train]) => Number(String(train))),
          values.map(([, test]) => Number(String(test))),
        ]);
      }),
    );
  });
});

describe('headers', () => {
  it('may be missing: rising whole numbers are steps, the rest is numbered', async () => {
    const [run] = await read(rows((row) => `${row * 100} ${row / 4} ${row / 2}`));
    expect(Object.keys(outline(run))).toEqual(['column2', 'column3']);
    expect(run?.series[0]?.axis).toEqual({ name: 'step', unit: 'step' });
    expect(codes(run)).toContain('named-column');
  });

  it('may be a comment of numpy.savetxt, after comments with settings', async () => {
    const text = `# lr: 0.02\n# opt=sgd, wd=1e-2\n# step, loss\n${rows((row) => `${row}.000e+00,${row / 2}`)}`;
    const [run] = await read(text);
    expect(outline(run)).toEqual({ loss: 'step 0:0 1:0.5 2:1 3:1.5' });
    expect(settings(run)).toEqual({ lr: 0.02, opt: 'sgd', wd: 0.01 });
  });

  it('may follow a line of JSON', async () => {
    const [run] = await read(
      `#{"t_start": 17.5, "env_id": "Walker"}\nr,l,t\n${rows((row) => `${row / 2},51,${row}.25`)}`,
    );
    expect(outline(run)['r']).toBe('row 0:0 1:0.5 2:1 3:1.5');
    expect(settings(run)).toMatchObject({ t_start: 17.5, env_id: 'Walker' });
  });

  it('may repeat a name', async () => {
    const [run] = await read(`step,norm,norm\n${rows((row) => `${row},${row},${-row}`)}`);
    expect(Object.keys(outline(run))).toEqual(['norm', 'norm.1']);
  });

  it('may begin with the index of a data frame, which is the last choice of axis', async () => {
    const [indexed] = await read(`,loss\n${rows((row) => `${row * 2},${row / 2}`)}`);
    expect(outline(indexed)).toEqual({ loss: 'index 0:0 2:0.5 4:1 6:1.5' });
    const [stepped] = await read(`,step,loss\n${rows((row) => `${row},${row * 5},${row / 2}`)}`);
    expect(outline(stepped)).toEqual({ loss: 'step 0:0 5:0.5 10:1 15:1.5' });
  });

  it('may have names of two words between wide blanks', async () => {
    const [run] = await read(`Train Loss  Test Loss\n${rows((row) => `${row / 4}        ${row / 2}`)}`);
    expect(Object.keys(outline(run))).toEqual(['Train Loss', 'Test Loss']);
  });

  it.each(['====================', '--------------------', '+----+----+'])(
    'may have the rule %s above it',
    async (rule) => {
      const log = `${rule}\nEpoch  Train Loss  Test Acc\n${rule}\n${rows((row) => `  ${row}      ${row / 4}     0.5`)}`;
      const [run] = await read(log);
      expect(outline(run)['Train Loss']).toBe('Epoch 0:0 1:0.25 2:0.5 3:0.75');
      expect(Object.keys(outline(run))).toContain('Test Acc');
    },
  );

  it('may come again between rules after a restart', async () => {
    const part = `----\nEpoch  Train Loss  Test Acc\n----\n${rows((row) => `  ${row}      ${row / 4}     0.${row}`)}`;
    const runs = await read(part + part);
    expect(runs.map((run) => Object.keys(outline(run)))).toEqual([
      ['Train Loss', 'Test Acc'],
      ['Train Loss', 'Test Acc'],
    ]);
  });

  it('may come again with more columns after a restart', async () => {
    const first = rows((row) => `${row},${row}`, 10);
    const second = rows((row) => `${row + 5},${row},0.5`, 10);
    const runs = await read(`step,loss\n${first}step,loss,acc\n${second}`);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.series.map(({ steps }) => [steps.length, steps.at(-1)])).toEqual([
      [20, 14],
      [10, 14],
    ]);
  });
});

describe('layouts', () => {
  it('transposed: one row a series', async () => {
    const steps = upTo(12).map((step) => step * 10);
    const line = (fraction: number, name: string): string =>
      [fraction, name, ...steps.map((step) => step * fraction)].join(',');
    const text = [
      ['fraction', 'process', ...steps].join(','),
      line(0.25, 'train acc'),
      line(0.25, 'val acc'),
      line(0.5, 'train acc'),
      line(0.5, 'val acc'),
    ].join('\n');
    const runs = await read(text, 'a.csv');
    expect(runs.map(({ id }) => id)).toEqual(['a.csv#fraction=0.25', 'a.csv#fraction=0.5']);
    expect(outline(runs[1])['val acc']).toBe(`step ${steps.map((step) => `${step}:${step / 2}`).join(' ')}`);
    expect(codes(runs[0])).toContain('transposed');
  });

  it('chart export: runs in the header, twins left out', async () => {
    const header =
      '"Step","lr: 0.1 - acc","lr: 0.1 - acc__MIN","lr: 0.1 - acc__MAX","b - acc","b - acc__MIN"';
    const runs = await read(
      `${header}\n${rows((row) => `"${row}","${row}","0","9","","${row}"`)}4,4,0,9,0.5,0\n`,
      'w.csv',
    );
    expect(runs.map(({ id }) => id)).toEqual(['w.csv#lr: 0.1', 'w.csv#b']);
    expect(outline(runs[0])).toEqual({ acc: 'Step 0:0 1:1 2:2 3:3 4:4' });
    expect(outline(runs[1])).toEqual({ acc: 'Step 4:0.5' });
  });

  it('TensorBoard download: named by the tag in the file name', async () => {
    const text = `Wall time,Step,Value\n${rows((row) => `17954.${row},${row * 5},${row / 4}`)}`;
    const [run] = await read(text, 'x/run-seed 0-tag-Accuracy_test.csv');
    expect(outline(run)).toEqual({ Accuracy_test: 'Step 0:0 5:0.25 10:0.5 15:0.75' });
  });

  it('one number a line: named by the file', async () => {
    const [run] = await read(
      rows((row) => `${row / 4}`),
      'out/train_losses.txt.gz',
    );
    expect(outline(run)).toEqual({ train_losses: 'row 0:0 1:0.25 2:0.5 3:0.75' });
  });

  it('a table of Markdown', async () => {
    const [run] = await read(`| epoch | loss |\n|---|---|\n${rows((row) => `| ${row} | ${row / 2} |`)}`);
    expect(outline(run)).toEqual({ loss: 'epoch 0:0 1:0.5 2:1 3:1.5' });
  });

  it('UTF-16 with CRLF and a byte order mark', async () => {
    const text = `\ufeffstep,loss\r\n${rows((row) => `${row},${row / 2}`).replaceAll('\n', '\r\n')}`;
    const [run] = await read(new Uint8Array(Buffer.from(text, 'utf16le')));
    expect(outline(run)).toEqual({ loss: 'step 0:0 1:0.5 2:1 3:1.5' });
  });
});

describe('damage', () => {
  it('leaves out a torn last line', async () => {
    const [run] = await read(`step,loss,acc\n${rows((row) => `${row},${row},0.5`)}4,0.`);
    expect(run?.series[0]?.steps).toHaveLength(4);
    expect(codes(run)).toContain('torn-last-line');
  });

  it('keeps a whole last line without line end', async () => {
    const [run] = await read(`step,loss\n${rows((row) => `${row},${row}`)}4,4`);
    expect(run?.series[0]?.steps).toHaveLength(5);
  });

  it('passes over a stray line and cells beyond the header', async () => {
    const text = `step,loss\n${rows((row) => `${row},${row}`, 60)}Killed\n60,60,7\n`;
    const [run] = await read(text);
    expect(run?.series[0]?.steps).toHaveLength(61);
    expect(codes(run)).toEqual(expect.arrayContaining(['stray-text', 'ragged-rows']));
  });

  it('survives a quote that is never closed', async () => {
    const text = `step,loss,note\n${rows((row) => `${row},${row},${row === 2 ? '"oops' : 'fine'}`, 300)}`;
    const [run] = await read(text);
    expect(run?.series[0]?.steps).toHaveLength(300);
  });

  it('refuses what is no table, with its first line', async () => {
    await expect(
      read('Traceback (most recent call last):\n  File "a.py"\n', 'log.csv'),
    ).rejects.toMatchObject({
      code: 'not-a-log',
      path: 'log.csv',
      message: 'this is no table of numbers; line 1 is "Traceback (most recent call last):"',
    });
    await expect(read('', 'log.csv')).rejects.toMatchObject({ code: 'empty' });
  });

  it('finds no run below a lone header', async () => {
    expect(await read('epoch,loss\n', 'a.csv')).toEqual([]);
  });
});
