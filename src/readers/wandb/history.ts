import { parseJson } from '../json-tolerant.js';
import { ByteNames } from '../codecs/byte-names.js';
import { NumberScanner } from '../codecs/number-scanner.js';
import { type ProtobufCursor, varintOf } from '../codecs/protobuf.js';
import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import type { ColumnBuilder } from '../table/column-builder.js';
import type { Table } from '../table/table.js';

/** What W&B adds to each row that is neither a metric nor a counter. */
const bookkeeping: ReadonlySet<string> = new Set(['_timestamp', '_runtime', '_wandb']);

const stepName = '_step';
const text = new TextDecoder();
const encoder = new TextEncoder();

/** A key of the history. The column is made with its first number. */
interface Metric {
  readonly name: string;
  column: ColumnBuilder | undefined;
}

/** Gathers the rows of a history, a column a metric. Numbers are read from their bytes, without a string. */
export class History {
  private stepIsSet = false;
  private readonly builder = new TableBuilder();
  private readonly scanner = new NumberScanner();
  private readonly metrics = new ByteNames((name): Metric => ({ name, column: undefined }));

  table(): Table {
    return this.builder.build();
  }

  /** Adds a HistoryRecord as a row; its own step stands for an item `_step` where there is none. */
  add(cursor: ProtobufCursor): void {
    this.builder.startRow();
    this.stepIsSet = false;
    let step: number | undefined;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === 1) this.addItem(cursor);
      else if (cursor.field === 2) step = varintOf(cursor, 1);
      else cursor.skip();
    }
    cursor.leave(outer);
    if (step !== undefined && !this.stepIsSet) this.set(this.metric(stepName), step);
  }

  /** Adds an item: its key, of one part or of several nested ones, and its value as JSON. */
  private addItem(cursor: ProtobufCursor): void {
    let [keyStart, keyEnd, jsonStart, jsonEnd] = [0, 0, 0, 0];
    let above = '';
    const { bytes } = cursor;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === 1 || cursor.field === 2) {
        if (keyEnd > keyStart) above += `${text.decode(bytes.subarray(keyStart, keyEnd))}.`;
        keyStart = cursor.skipBytes();
        keyEnd = cursor.position;
      } else if (cursor.field === 16) {
        jsonStart = cursor.skipBytes();
        jsonEnd = cursor.position;
      } else cursor.skip();
    }
    cursor.leave(outer);
    const metric =
      above === ''
        ? this.metrics.find(bytes, keyStart, keyEnd)
        : this.metric(above + text.decode(bytes.subarray(keyStart, keyEnd)));
    if (bookkeeping.has(metric.name)) return;
    if (this.scanner.scan(bytes, jsonStart) === jsonEnd) this.set(metric, this.scanner.value);
    else this.setJson(metric, text.decode(bytes.subarray(jsonStart, jsonEnd)));
  }

  private metric(name: string): Metric {
    const bytes = encoder.encode(name);
    return this.metrics.find(bytes, 0, bytes.length);
  }

  private setJson(metric: Metric, json: string): void {
    try {
      this.setValue(metric, parseJson(json));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }

  /** The numbers in a value; those of a dictionary under joined names. Histograms, pictures and tables have none. */
  private setValue(metric: Metric, value: unknown): void {
    if (typeof value === 'number') this.set(metric, value);
    else if (typeof value === 'string') {
      const number = parseCell(value);
      if (typeof number === 'number') this.set(metric, number);
    } else if (value !== null && typeof value === 'object' && !Array.isArray(value) && !('_type' in value))
      for (const [key, inner] of Object.entries(value))
        this.setValue(this.metric(`${metric.name}.${key}`), inner);
  }

  private set(metric: Metric, value: number): void {
    if (metric.name === stepName) this.stepIsSet = true;
    metric.column ??= this.builder.column(metric.name);
    metric.column.setNumber(this.builder.rowCount - 1, value);
  }
}
