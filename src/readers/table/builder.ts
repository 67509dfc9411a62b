import type { ConfigEntry, ConfigValue, Note } from '../../run/run.js';
import { ColumnBuilder } from './column-builder.js';
import { Condenser, wholeRows } from './condense.js';
import { isCounterName } from './names.js';
import type { Column, Table } from './table.js';
import { listed } from '../../util/listed.js';

/** A place before a row of a table, where it stays when the table is condensed. */
export interface RowMark {
  readonly row: number;
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
  private readonly columns = new Map<string, ColumnBuilder>();
  private readonly config: ConfigEntry[] = [];
  private readonly notes: Note[] = [];
  private readonly restarts: RowMark[] = [];
  private readonly marks: { row: number }[] = [];
  private row = -1;
  private readonly condenser: Condenser;
  /** Rows at which to condense the table. */
  private limit: number;
  private rowsOfLog = 0;
  /** Counts the rows of a log that is condensed and has no counter of its own. */
  private rowNumbers: ColumnBuilder | undefined;

  /** @param whole rows of a log that is kept whole; a longer one is condensed (see `Condenser`) */
  constructor(whole: number = wholeRows) {
    this.condenser = new Condenser(whole);
    this.limit = whole;
  }

  startRow(): void {
    this.startRows(1);
  }

  /** Starts several rows at once, of which cells can then be set. Returns how many: at least one, at most `most`. */
  startRows(most: number): number {
    if (this.rowCount === this.limit) this.condense();
    const count = Math.min(most, this.limit - this.rowCount);
    if (this.rowNumbers)
      for (let row = 0; row < count; row++)
        this.rowNumbers.setNumber(this.rowCount + row, this.rowsOfLog + row);
    this.row += count;
    this.rowsOfLog += count;
    return count;
  }

  /** Sets a cell of the current row. The first value of a cell wins. */
  set(name: string, value: number | string): void {
    this.column(name).set(this.row, value);
  }

  /** The column of this name, made when first asked for. Filling it directly saves the look-up by name. */
  column(name: string): ColumnBuilder {
    let column = this.columns.get(name);
    if (!column) {
      column = new ColumnBuilder(name);
      this.columns.set(name, column);
    }
    return column;
  }

  /** Marks the place before a row, by default the one that comes next. */
  mark(row: number = this.rowCount): RowMark {
    const last = this.marks.at(-1);
    if (last?.row === row) return last;
    const mark = { row };
    this.marks.push(mark);
    return mark;
  }

  /** Marks that the writer started anew before the row that comes next. */
  restart(): void {
    this.restarts.push(this.mark());
  }

  private condense(): void {
    const columns = [...this.columns.values()];
    if (!columns.some(({ name }) => isCounterName(name))) {
      this.rowNumbers = this.column('row');
      for (let row = 0; row <= this.row; row++) this.rowNumbers.setNumber(row, row);
      columns.push(this.rowNumbers);
    }
    const before = this.rowCount;
    const groupOf = this.condenser.condense(columns, before, rowsOf(this.restarts));
    if (groupOf) {
      this.row = groupOf.at(-1) ?? -1;
      for (const mark of this.marks) mark.row = groupOf[mark.row] ?? mark.row - before + this.rowCount;
    }
    this.limit = Math.max(this.limit, 2 * this.rowCount);
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

  /**
   * The table so far, with what is known only at its end. Columns without any cell are left out. The builder stays as
   * it was, so that rows can follow.
   */
  build(closing: Partial<Pick<Table, 'columns' | 'config' | 'notes'>> = {}): Table {
    const columns: Column[] = [];
    const freeText: string[] = [];
    const notes = [...this.notes, ...(closing.notes ?? [])];
    for (const builder of this.columns.values()) {
      if (builder.length === 0) continue;
      const column = builder.build();
      if (builder.strays > 0) notes.push(strayText(builder));
      if (column) columns.push(column);
      else freeText.push(builder.name);
    }
    if (this.rowsOfLog > this.rowCount) notes.push(condensedNote(this.rowsOfLog, this.condenser));
    if (freeText.length > 0)
      notes.push({
        code: 'free-text',
        message: `columns of free text were left out: ${listed(freeText)}`,
      });
    return {
      rowCount: this.rowCount,
      columns: [...columns, ...(closing.columns ?? [])],
      config: [...this.config, ...(closing.config ?? [])],
      notes,
      restarts: rowsOf(this.restarts),
    };
  }
}

function rowsOf(marks: readonly RowMark[]): number[] {
  return marks.map(({ row }) => row);
}

/** Says that rows stand for groups of rows. */
export function condensedNote(rows: number, { largestGroup }: Condenser, name = 'the log'): Note {
  return {
    code: 'condensed',
    message: `${name} has ${rows} rows; late ones are joined to their means, at most ${largestGroup} of them, which span at most 6e-5 of the time before them`,
  };
}

function strayText({ name, strays }: ColumnBuilder): Note {
  const cells = strays === 1 ? '1 cell of text was' : `${strays} cells of text were`;
  return { code: 'stray-text', message: `${cells} left out of the numbers of "${name}"` };
}
