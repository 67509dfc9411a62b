import { ProtobufCursor } from '../codecs/protobuf.js';
import { parseJson } from '../json-tolerant.js';
import { History } from './history.js';
import type { DefinedMetric } from './step-metrics.js';

// Record of wandb/proto/wandb_internal.proto
const record = { history: 2, summary: 3, config: 5, metric: 12, run: 17, exit: 18 } as const;
const runConfig = 4;

/** One value of a record that holds pairs: its key, with the parts of a nested key joined by `.`, and its JSON text. */
export interface Item {
  readonly key: string;
  readonly json: string;
}

/** The value of an item; undefined where its JSON is broken. */
export function itemValue({ json }: Item): unknown {
  try {
    return parseJson(json);
  } catch {
    return undefined;
  }
}

/** Takes the records of a W&B log one by one and keeps what a reader of curves needs. */
export class WandbRecords {
  readonly history: History = new History();
  readonly metrics: DefinedMetric[] = [];
  /** Settings by key; a later record replaces or removes those of an earlier one. */
  readonly config: Map<string, string> = new Map();
  /** Whether the run said that it ended. */
  exited = false;
  private readonly cursor = new ProtobufCursor();
  private lastSummary: Uint8Array = new Uint8Array();

  /** Takes the Record message `bytes[start, end)`. Throws `RangeError` where it is no protobuf. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const { cursor } = this;
    cursor.reset(bytes, start, end);
    while (cursor.next()) {
      if (cursor.field === record.history) this.history.add(cursor);
      else if (cursor.field === record.config) this.addConfig();
      else if (cursor.field === record.metric) this.metrics.push(definedMetric(cursor));
      else if (cursor.field === record.run) this.addRun();
      else if (cursor.field === record.summary) this.lastSummary = cursor.subarray();
      else {
        this.exited ||= cursor.field === record.exit;
        cursor.skip();
      }
    }
  }

  /** The number of the last step that the summary speaks of, which may lie behind the last row that was flushed. */
  get summaryStep(): number | undefined {
    const { cursor } = this;
    cursor.reset(this.lastSummary);
    let step: number | undefined;
    while (cursor.next()) {
      if (cursor.field !== 1) cursor.skip();
      else {
        const update = item(cursor);
        if (update.key === '_step') step = Number(update.json);
      }
    }
    return step;
  }

  private addRun(): void {
    const { cursor } = this;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === runConfig) this.addConfig();
      else cursor.skip();
    }
    cursor.leave(outer);
  }

  private addConfig(): void {
    const { cursor } = this;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === 1) {
        const { key, json } = item(cursor);
        this.config.set(key, json);
      } else if (cursor.field === 2) this.config.delete(item(cursor).key);
      else cursor.skip();
    }
    cursor.leave(outer);
  }
}

function item(cursor: ProtobufCursor): Item {
  let key = '';
  const nested: string[] = [];
  let json = '';
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) key = cursor.string();
    else if (cursor.field === 2) nested.push(cursor.string());
    else if (cursor.field === 16) json = cursor.string();
    else cursor.skip();
  }
  cursor.leave(outer);
  return { key: key === '' ? nested.join('.') : key, json };
}

function definedMetric(cursor: ProtobufCursor): DefinedMetric {
  let name = '';
  let glob = '';
  let stepMetric = '';
  let stepMetricIndex = 0;
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) name = cursor.string();
    else if (cursor.field === 2) glob = cursor.string();
    else if (cursor.field === 4) stepMetric = cursor.string();
    else if (cursor.field === 5) stepMetricIndex = cursor.varint();
    else cursor.skip();
  }
  cursor.leave(outer);
  return { name, glob, stepMetric, stepMetricIndex };
}
