import type { Reader } from '../reader.js';
import { runsFromTable } from '../table/runs.js';
import { noSeries } from './errors.js';
import { readParquet } from './read.js';

/** Columns of an Apache Parquet file; they are taken like those of a CSV file. */
export const parquetReader: Reader = {
  format: 'parquet',
  description: 'Parquet tables (pandas, Polars, Trackio and W&B exports), wide or long',
  sniff: (head) => (new TextDecoder().decode(head.subarray(0, 4)) === 'PAR1' ? 1 : 0),
  async *read(source, options) {
    const table = await readParquet(await source.bytes(), source.path);
    const runs = runsFromTable(table, { path: source.path, format: 'parquet' }, options);
    if (runs.length === 0)
      throw noSeries(
        source.path,
        table.columns.map(({ name }) => name),
      );
    yield* runs;
  },
};
