import type { ConfigEntry, ConfigValue, Run } from '../../run/run.js';
import { ProtobufCursor, wire } from '../codecs/protobuf.js';
import { type Database, textIn } from './database.js';
import { format, type NamedRun, withIds } from './named-run.js';
import { SeriesCollector } from './series-collector.js';

/** Operations that log values or settings, not those that create a run. */
const updates = 'SELECT operation FROM run_operations WHERE operation_type = 0 ORDER BY sequence_id';

export function isNeptune(database: Database): boolean {
  return database.columnsOf('run_operations').has('operation');
}

/** The run of an offline Neptune session: operations in protobuf, in the order in which they were logged. */
export function neptuneRuns(database: Database, path: string): Run[] {
  const series = new SeriesCollector();
  const config: ConfigEntry[] = [];
  for (const [operation] of database.rows(updates))
    if (operation instanceof Uint8Array) readUpdate(operation, series, config);
  const [first] = [...database.rows('SELECT run_id FROM metadata')];
  const run: NamedRun = { name: '', id: textIn(first?.[0]), series: series.series(), config };
  return withIds(run.series.length > 0 ? [run] : [], { path, format });
}

/** UpdateRunSnapshot: 1 step, 4 settings by name, 8 values by name. */
function readUpdate(operation: Uint8Array, series: SeriesCollector, config: ConfigEntry[]): void {
  const cursor = new ProtobufCursor();
  cursor.reset(operation);
  let step = 0;
  while (cursor.next()) {
    if (cursor.type !== wire.bytes) {
      cursor.skip();
      continue;
    }
    const outer = cursor.enter();
    if (cursor.field === 1) step = readStep(cursor);
    else if (cursor.field === 4) {
      const { name, value } = readEntry(cursor);
      if (value !== undefined) config.push({ key: name, value, from: 'operation' });
    } else if (cursor.field === 8) {
      const { name, value } = readEntry(cursor);
      if (typeof value === 'number') series.add(name, step, value);
    }
    cursor.leave(outer);
  }
}

/** Step: 1 whole, 2 millionths. */
function readStep(cursor: ProtobufCursor): number {
  let step = 0;
  while (cursor.next()) {
    if (cursor.type !== wire.varint) cursor.skip();
    else if (cursor.field === 1) step += cursor.varint();
    else step += cursor.varint() / 1e6;
  }
  return step;
}

/** An entry of a map: 1 name, 2 Value. */
function readEntry(cursor: ProtobufCursor): { name: string; value: ConfigValue | undefined } {
  let name = '';
  let value: ConfigValue | undefined;
  while (cursor.next()) {
    if (cursor.type !== wire.bytes) cursor.skip();
    else if (cursor.field === 1) name = cursor.string();
    else {
      const outer = cursor.enter();
      value = readValue(cursor);
      cursor.leave(outer);
    }
  }
  return { name, value };
}

/** Value: 1 number, 3 integer, 4 truth value, 6 text. */
function readValue(cursor: ProtobufCursor): ConfigValue | undefined {
  let value: ConfigValue | undefined;
  while (cursor.next()) {
    if (cursor.field === 1 && cursor.type === wire.fixed64) value = cursor.double();
    else if (cursor.field === 3 && cursor.type === wire.varint) value = cursor.varint();
    else if (cursor.field === 4 && cursor.type === wire.varint) value = cursor.varint() !== 0;
    else if (cursor.field === 6 && cursor.type === wire.bytes) value = cursor.string();
    else cursor.skip();
  }
  return value;
}
