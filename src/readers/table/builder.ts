import type { ConfigEntry, ConfigValue, Note } from '../../run/run.js';
import type { Column, Table } from './table.js';

interface Growing {
  rows: number[];
  numbers: number[];
  texts: string[] | undefined;
}

/**
 * Collects a table row by row; columns appear when first seen. A column is of kind `text` as soon as one of
 * its cells is text.
 *
 * @example
 * const builder = new TableBuilder();
 * builder.startRow();
 * builder.set('step', 1);
 * builder.set('loss', 0.5);
 * builder.build().rowCount // => 1
 */
export class TableBuilder {
  private readonly columns = new Map<string, Growing>();
  private readonly config: ConfigEntry[] = [];
  private readonly notes: Note[] = [];
  private readonly restarts: number[] = [];
  private row = -1;

  startRow(): void {
    this.row += 1;
  }

  /** Sets a cell of the current row. The first value of a cell wins. */
  set(name: string, value: number | string): void {
    let column = this.columns.get(name);
    if (!column) {
      column = { rows: [], numbers: [], texts: undefined };
      this.columns.set(name, column);
    }
    if (column.rows.at(-1) === this.row) return;
    column.rows.push(this.row);
    if (typeof value === 'number') {
      column.numbers.push(value);
      column.texts?.push(String(value));
    } else {
      column.texts ??= column.numbers.map(String);
      column.numbers.push(Number.NaN);
      column.texts.push(value);
    }
  }

  /** Marks that the writer started anew before the row that comes next. */
  restart(): void {
    this.restarts.push(this.row + 1);
  }

  addConfig(key: string, value: ConfigValue, from: string): void {
    this.config.push({ key, value, from });
  }

  note(code: string, message: string): void {
    this.notes.push({ code, message });
  }

  get rowCount(): number {
    return this.row + 1;
  }

  build(): Table {
    const columns = [...this.columns].map(([name, column]): Column => {
      const rows = Uint32Array.from(column.rows);
      return column.texts
        ? { kind: 'text', name, rows, values: column.texts }
        : { kind: 'number', name, rows, values: Float64Array.from(column.numbers) };
    });
    return { rowCount: this.rowCount, columns, config: this.config, notes: this.notes, restarts: this.restarts };
  }
}
