import { describe, expect, it } from 'vitest';
import { analyzeRun } from '../../../src/analyze.js';
import { TableBuilder } from '../../../src/readers/table/builder.js';
import { runsFromTable } from '../../../src/readers/table/runs.js';
import type { Table } from '../../../src/readers/table/table.js';
import type { Run } from '../../../src/run/run.js';
import { move, noise } from '../../helpers/synthetic.js';

const whole = 4096;
const never = Number.POSITIVE_INFINITY;

type Row = Readonly<Record<string, number | string>>;

function tableOf(count: number, rowOf: (index: number) => Row, limit = whole): Table {
  const builder = new TableBuilder(limit);
  for (let index = 0; index < count; index++) {
    builder.startRow();
    for (const [name, value] of Object.entries(rowOf(index))) builder.set(name, value);
  }
  return builder.build();
}

function runOf(table: Table): Run {
  const [run] = runsFromTable(table, { path: 'log', format: 'csv' }, {});
  if (!run) throw new Error('no run');
  return run;
}

function valuesOf(table: Table, name: string): number[] {
  const column = table.columns.find((one) => one.name === name);
  return column?.kind === 'number' ? [...column.values] : [];
}

const codes = (table: Table): string[] => table.notes.map(({ code }) => code);

describe('a long table', () => {
  it('stays whole up to the limit', () => {
    const table = tableOf(whole, (step) => ({ step, loss: 1 / (1 + step) }));
    expect(table.rowCount).toBe(whole);
    expect(codes(table)).not.toContain('condensed');
  });

  it('keeps the first rows, rising steps, the last row and the mean of all', () => {
    const count = 50_000;
    const shaken = noise(count, 1, 0, 3);
    const table = tableOf(count, (step) => ({ step, loss: shaken[step] as number }));
    const [steps, losses] = [valuesOf(table, 'step'), valuesOf(table, 'loss')];
    expect(table.rowCount).toBeLessThanOrEqual(whole);
    expect(steps.slice(0, whole / 8)).toEqual(Array.from({ length: whole / 8 }, (_, step) => step));
    expect(steps.every((step, row) => row === 0 || step > (steps[row - 1] as number))).toBe(true);
    expect(steps.at(-1)).toBe(count - 1);
    const gaps = steps.map((step, row) => step - (steps[row - 1] ?? -1));
    expect(gaps.every((gap, row) => gap <= Math.max(1, ((steps[row] as number) * 16) / whole))).toBe(true);
    const weighted = losses.reduce((sum, loss, row) => sum + loss * (gaps[row] as number), 0);
    expect(weighted).toBeCloseTo(
      shaken.reduce((sum, loss) => sum + loss, 0),
      8,
    );
    expect(codes(table)).toContain('condensed');
  });

  it('keeps marks before the rows that they were set before', () => {
    const builder = new TableBuilder(whole);
    const marks = Array.from({ length: 50_000 }, (_, step) => {
      const mark = builder.mark();
      builder.startRow();
      builder.set('step', step);
      return mark;
    });
    const steps = valuesOf(builder.build(), 'step');
    for (const [step, { row }] of marks.entries()) {
      expect(steps[row]).toBeGreaterThanOrEqual(step);
      expect(steps[row - 1] ?? -1).toBeLessThan(step);
    }
  });

  it('gives the same verdict and times as all of its rows', () => {
    for (const seed of [1, 2, 3]) {
      const count = 40_000;
      const shaken = noise(count, 0.004, 0.5, seed);
      const [train, test] = [move(0.01, 1, 100, 0.1), move(0.01, 0.99, 12_000, 0.2)];
      const rowOf = (step: number): Row => ({
        step,
        train_acc: train(step + 1),
        test_acc: test(step + 1) + (shaken[step] as number),
      });
      const [long, short] = [never, whole].map(
        (limit) => analyzeRun(runOf(tableOf(count, rowOf, limit))).diagnosis,
      );
      expect(short?.verdict).toBe('grokking');
      expect(short?.verdict).toBe(long?.verdict);
      for (const time of ['t10', 't50', 't90'] as const)
        expect((short?.transition?.[time] ?? 0) / (long?.transition?.[time] ?? 0)).toBeCloseTo(1, 2);
      expect(short?.memorized?.step).toBeCloseTo(long?.memorized?.step ?? 0, 6);
    }
  });

  it('begins again with single rows where the steps fall', () => {
    const table = tableOf(24_000, (index) => ({
      step: index < 12_000 ? index : index - 12_000,
      loss: index % 7,
    }));
    const steps = valuesOf(table, 'step');
    const fall = steps.findIndex((step, row) => row > 0 && step < (steps[row - 1] as number));
    expect(steps.slice(fall, fall + whole / 8)).toEqual(Array.from({ length: whole / 8 }, (_, step) => step));
    expect(steps[fall - 1]).toBe(11_999);
  });

  it('joins no rows that hold other cells, and no NaN with numbers', () => {
    const count = 20_000;
    const table = tableOf(count, (step) => ({
      step,
      loss: step >= 18_000 ? Number.NaN : step % 3,
      ...(step % 1000 === 999 ? { val_loss: step } : {}),
    }));
    expect(valuesOf(table, 'val_loss')).toEqual(Array.from({ length: 20 }, (_, index) => 1000 * index + 999));
    const [steps, losses] = [valuesOf(table, 'step'), valuesOf(table, 'loss')];
    expect(losses.findIndex((loss) => Number.isNaN(loss))).toBe(steps.findIndex((step) => step >= 18_000));
    expect(steps[losses.findIndex((loss) => Number.isNaN(loss)) - 1]).toBe(17_999);
  });

  it('counts its rows where it has no counter', () => {
    const run = runOf(tableOf(20_000, (row) => ({ loss: row % 5 })));
    expect(run.series[0]?.steps.at(-1)).toBe(19_999);
  });

  it.each([
    [
      'text in it',
      (row: number): Row => ({ step: row >> 1, split: row % 2 ? 'train' : 'val', loss: row % 9 }),
    ],
    ['runs side by side', (row: number): Row => ({ step: row >> 2, seed: row % 4, loss: row % 9 })],
    ['steps that repeat', (row: number): Row => ({ epoch: Math.floor(row / 100), loss: row % 9 })],
  ])('stays whole with %s', (_, rowOf) => {
    const table = tableOf(20_000, rowOf);
    expect(table.rowCount).toBe(20_000);
    expect(codes(table)).not.toContain('condensed');
  });
});
