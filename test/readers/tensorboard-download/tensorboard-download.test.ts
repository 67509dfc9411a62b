import { describe, expect, it } from 'vitest';
import { tensorboardDownloadReader } from '../../../src/readers/tensorboard-download/index.js';
import { memorySource } from '../helpers/memory-source.js';
import { all, points, seriesOf } from '../helpers/plain.js';

async function read(text: string, path: string) {
  const [run] = await all(tensorboardDownloadReader.read(memorySource(text, path), {}));
  return run;
}

const sniff = (text: string) => tensorboardDownloadReader.sniff(new TextEncoder().encode(text), 'x.json');

describe('a download from TensorBoard', () => {
  it('as CSV', async () => {
    const run = await read(
      'Wall time,Step,Value\n1.7e9,0,0.5\n1700000001.5,25,nan\n',
      'run-a_b-tag-Loss_train.csv',
    );
    expect(points(seriesOf(run, 'Loss_train'))).toEqual({ steps: [0, 25], values: [0.5, Number.NaN] });
  });

  it('as JSON, with NaN as a text or bare', async () => {
    const text = '[[1700000000.1, 0, 0.5], [1700000001.2, 40, "NaN"], [1700000002.3, 80, -Infinity]]';
    const run = await read(text, 'run-.-tag-acc.json');
    expect(points(seriesOf(run, 'acc'))).toEqual({
      steps: [0, 40, 80],
      values: [0.5, Number.NaN, Number.NEGATIVE_INFINITY],
    });
  });

  it('says that the server may have sampled it', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `1700000000,${index},1\n`).join('');
    const run = await read(`Wall time,Step,Value\n${rows}`, 'run-.-tag-loss.csv');
    expect(run?.notes.map(({ code }) => code)).toEqual(['sampled']);
  });

  it('is refused where it is cut', async () => {
    await expect(read('[[1700000000.1, 0, 0.5], [17000', 'run-.-tag-acc.json')).rejects.toMatchObject({
      code: 'malformed',
    });
    await expect(read('Wall time,Step,Value\n1700000000,0,?\n', 'run-.-tag-acc.csv')).rejects.toMatchObject({
      code: 'malformed',
    });
  });

  it('is known by its content', () => {
    expect(sniff('Wall time,Step,Value\r\n1,2,3')).toBe(1);
    expect(sniff('[[1700000000.25, 0, "NaN"], [')).toBe(1);
    expect(sniff('[[1, 2, 3], [4, 5, 6]]')).toBe(0);
    expect(sniff('Step,Value\n')).toBe(0);
  });
});
