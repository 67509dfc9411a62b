import { describe, expect, it } from 'vitest';
import { TableBuilder } from '../../../src/readers/table/builder.js';
import { tableOf, upTo } from '../helpers/table-of.js';

describe('TableBuilder', () => {
  it('keeps absent cells absent', () => {
    const table = tableOf([{ step: 0, loss: 1 }, { step: 1 }, { step: 2, loss: Number.NaN }]);
    expect(table.rowCount).toBe(3);
    const loss = table.columns.find(({ name }) => name === 'loss');
    expect([...(loss?.rows ?? [])]).toEqual([0, 2]);
    expect([...(loss?.values ?? [])]).toEqual([1, Number.NaN]);
  });

  it('grows past its first size, dense and sparse', () => {
    const table = tableOf(
      upTo(1000).map((row) => ({ step: row, every: row % 7 === 3 ? row / 2 : undefined })),
    );
    const [step, every] = table.columns;
    expect(step?.rows).toEqual(Uint32Array.from(upTo(1000)));
    expect(step?.values).toEqual(Float64Array.from(upTo(1000)));
    expect([...(every?.rows ?? [])]).toEqual(upTo(1000).filter((row) => row % 7 === 3));
    expect(every?.values[1]).toBe(5);
  });

  it('lets the first value of a cell win', () => {
    const builder = new TableBuilder();
    builder.startRow();
    builder.set('a', 1);
    builder.set('a', 2);
    expect([...(builder.build().columns[0]?.values ?? [])]).toEqual([1]);
  });

  it('makes a column of numbers and texts a text column', () => {
    const table = tableOf([{ a: 1 }, { a: 'x' }, { a: 2 }]);
    expect(table.columns[0]).toMatchObject({ kind: 'text', values: ['1', 'x', '2'] });
  });

  it('leaves a stray text out of many numbers', () => {
    const table = tableOf(upTo(60).map((row) => ({ a: row === 30 ? 'Killed' : row })));
    expect(table.columns[0]?.kind).toBe('number');
    expect(table.columns[0]?.rows).toHaveLength(59);
    expect(table.notes.map(({ code }) => code)).toEqual(['stray-text']);
  });

  it('does not keep a column of free text', () => {
    const table = tableOf(upTo(10_050).map((row) => ({ step: row, message: `text ${row}` })));
    expect(table.columns.map(({ name }) => name)).toEqual(['step']);
    expect(table.notes.map(({ code }) => code)).toEqual(['free-text']);
  });

  it('leaves out columns without cells', () => {
    const builder = new TableBuilder();
    builder.column('empty');
    builder.startRow();
    builder.set('a', 1);
    expect(builder.build().columns.map(({ name }) => name)).toEqual(['a']);
  });
});
