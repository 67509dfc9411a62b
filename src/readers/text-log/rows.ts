import { type RowMark, TableBuilder } from '../table/builder.js';
import type { Reading } from './reading.js';

/** Columns of values that stand for one batch begin with this mark until the whole log is known. */
export const innerMark = '\u0001';

/** Column that numbers the passes of a progress bar, where it is the only counter. */
export const passColumn = '\u0002pass';

/**
 * Makes rows of readings. A reading without a counter belongs to the counter before it; readings of one counter share
 * a row as long as none names a value twice. A running reading replaces the values of the row.
 */
export class RowCollector {
  readonly builder: TableBuilder = new TableBuilder();
  /** Rows before this one had no counter yet. */
  firstCounted: RowMark | undefined;
  private epoch: number | undefined;
  private step: number | undefined;
  private pass: number | undefined;
  private cells = new Map<string, number>();
  /** The cells of the row that the next line may replace. */
  private running = new Set<string>();

  /** Rows written and waiting. */
  get rowCount(): number {
    return this.builder.rowCount + (this.cells.size > 0 ? 1 : 0);
  }

  /** Marks the place before the row of what comes next, if that begins a row. */
  mark(): RowMark {
    return this.builder.mark(this.rowCount);
  }

  /** Says at which counter the log stands. */
  at(epoch: number | undefined, step: number | undefined): void {
    const moved = (epoch !== undefined && epoch !== this.epoch) || (step !== undefined && step !== this.step);
    if (!moved) return;
    this.flush();
    this.epoch = epoch ?? this.epoch;
    this.step = step ?? this.step;
  }

  add(reading: Reading, pass?: number): void {
    if (pass !== this.pass && pass !== undefined) this.flush();
    this.pass = pass ?? this.pass;
    this.at(reading.epoch, reading.step);
    const mark = reading.inner && !reading.running ? innerMark : '';
    const clashes = (name: string): boolean => this.cells.has(mark + name) && !this.running.has(mark + name);
    if (!reading.running && reading.entries.some(([name]) => clashes(name))) this.flush();
    for (const [name, value] of reading.entries) {
      this.cells.set(mark + name, value);
      if (reading.running) this.running.add(mark + name);
      else this.running.delete(mark + name);
    }
  }

  restart(): void {
    this.flush();
    this.builder.restart();
  }

  flush(): void {
    if (this.cells.size === 0) return;
    const { builder } = this;
    builder.startRow();
    if (this.epoch !== undefined || this.step !== undefined)
      this.firstCounted ??= builder.mark(builder.rowCount - 1);
    if (this.epoch !== undefined) builder.set('epoch', this.epoch);
    if (this.step !== undefined) builder.set('step', this.step);
    if (this.pass !== undefined) builder.set(passColumn, this.pass);
    for (const [name, value] of this.cells) builder.set(name, value);
    this.cells = new Map();
    this.running = new Set();
  }
}
