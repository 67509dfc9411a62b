import initSqlJs from 'sql.js';

/** The image of a database after some SQL statements. */
export async function databaseImage(sql: string, before?: Uint8Array): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database(before);
  database.run(sql);
  const image = database.export();
  database.close();
  return image;
}

/** The tables of an MLflow store that hold runs. */
export const mlflowTables = `
  CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), lifecycle_stage VARCHAR(20));
  CREATE TABLE metrics ("key" VARCHAR(250), value FLOAT, timestamp BIGINT, run_uuid VARCHAR(32), step BIGINT, is_nan BOOLEAN,
    PRIMARY KEY ("key", timestamp, step, run_uuid, value, is_nan));
  CREATE TABLE params ("key" VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32));`;

/** The tables of a Trackio project. */
export const trackioTables = `
  CREATE TABLE metrics (id INTEGER PRIMARY KEY, run_id TEXT, timestamp TEXT, run_name TEXT, step INTEGER, metrics TEXT);
  CREATE TABLE configs (id INTEGER PRIMARY KEY, run_id TEXT, run_name TEXT, config TEXT);`;

/** A write-ahead log whose frames turn the pages of one image into those of another, as one commit. */
export function walBetween(before: Uint8Array, after: Uint8Array): Uint8Array {
  const pageSize = new DataView(after.buffer, after.byteOffset).getUint16(16);
  const count = after.length / pageSize;
  const changed = Array.from({ length: count }, (_, page) => page).filter((page) => {
    const range = [page * pageSize, (page + 1) * pageSize] as const;
    return Buffer.compare(before.subarray(...range), after.subarray(...range)) !== 0;
  });
  const wal = new Uint8Array(32 + changed.length * (24 + pageSize));
  const view = new DataView(wal.buffer);
  for (const [at, value] of [0x377f0683, 3_007_000, pageSize, 0, 17, 23].entries())
    view.setUint32(at * 4, value);
  let sum: Sum = added([0, 0], view, 0, 24);
  view.setUint32(24, sum[0]);
  view.setUint32(28, sum[1]);
  for (const [index, page] of changed.entries()) {
    const at = 32 + index * (24 + pageSize);
    const frame = [page + 1, index === changed.length - 1 ? count : 0, 17, 23];
    for (const [place, value] of frame.entries()) view.setUint32(at + place * 4, value);
    wal.set(after.subarray(page * pageSize, (page + 1) * pageSize), at + 24);
    sum = added(added(sum, view, at, at + 8), view, at + 24, at + 24 + pageSize);
    view.setUint32(at + 16, sum[0]);
    view.setUint32(at + 20, sum[1]);
  }
  return wal;
}

type Sum = readonly [number, number];

function added([first, second]: Sum, view: DataView, start: number, end: number): Sum {
  for (let at = start; at < end; at += 8) {
    first = (first + view.getUint32(at) + second) >>> 0;
    second = (second + view.getUint32(at + 4) + first) >>> 0;
  }
  return [first, second];
}
