import { describe, expect, it } from 'vitest';
import { csvReader } from '../../../src/readers/csv/index.js';
import { upTo } from '../helpers/table-of.js';

function sniff(text: string, path = 'log.txt'): number {
  return csvReader.sniff(new TextEncoder().encode(text), path);
}

function lines(line: (row: number) => string): string {
  return upTo(20)
    .map((row) => `${line(row)}\n`)
    .join('');
}

describe('csvReader.sniff', () => {
  it.each([
    ['commas', `step,loss\n${lines((row) => `${row},${row / 3}`)}`],
    ['tabs', `step\tTrain Loss\n${lines((row) => `${row}\t${row / 3}`)}`],
    ['semicolons with decimal commas', `epoch;loss\n${lines((row) => `${row};0,${row}`)}`],
    ['blanks', ` step  loss\n${lines((row) => `   ${row}  ${row / 3}`)}`],
    ['a header in a comment', `# step, loss\n${lines((row) => `${row},${row / 3}`)}`],
    ['a header longer than the head', `n,process,${upTo(15_000).join(',')}\n3,train acc,0.1,0.2`],
  ])('is sure of a table with %s', (_, text) => {
    expect(sniff(text)).toBeGreaterThan(0.8);
  });

  it('takes a lone line of very many cells for a list', () => {
    expect(sniff(`0.5, ${upTo(600).join(', ')}\n`)).toBe(0);
  });

  it('is less sure without a header', () => {
    const score = sniff(lines((row) => `${row} ${row / 3}`));
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThan(0.7);
  });

  it.each([
    ['a text log', lines((row) => `step ${row} loss ${row / 3}`)],
    ['a log with commas', lines((row) => `Epoch ${row}, loss: ${row / 3}, acc: 0.5`)],
    ['a log with time stamps', lines((row) => `2024-01-01 12:00:${row + 10},123 INFO loss ${row / 3}`)],
    ['key=value pairs', lines((row) => `step=${row} loss=${row / 3}`)],
    ['JSON', `{\n "a": [\n${lines((row) => `  ${row},`)} ]\n}`],
    ['JSON lines', lines((row) => `{"step": ${row}, "loss": 0.5}`)],
    ['code', 'import torch\n\ndef f(x, y):\n    return x, y\n\nprint(f(1, 2))\n'],
    ['a traceback', 'Traceback (most recent call last):\n  File "a.py", line 3, in f\nValueError: no\n'],
    ['YAML', 'lr: 0.1\nwd: 1.0\nseed: 3\n'],
    ['prose', 'One, two, and three.\nFour, five, and six.\nThe end.\n'],
    ['a single word', 'transformer\n'],
  ])('does not take %s for a table', (_, text) => {
    expect(sniff(text)).toBe(0);
  });

  it.each(['p=97 train_frac=0.3 lr=0.001', 'lr=0.001 wd=1.0', 'Using the device cuda', '=== Grokking ==='])(
    'leaves a table under "%s" to those who read what programs print',
    (line) => {
      expect(
        sniff(`${line}\nEpoch  Train Loss  Test Acc\n${lines((row) => `  ${row}  ${row / 3}  0.5`)}`),
      ).toBeLessThan(0.5);
    },
  );

  it('does not take binary for a table, whatever its name', () => {
    expect(sniff('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'log.csv')).toBeLessThan(0.1);
  });
});
