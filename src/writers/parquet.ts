import type { Run } from '../run/run.js';
import { type Column, columnsOf } from './rows.js';
import { settingsOf } from './settings.js';

/** Where pandas keeps `DataFrame.attrs`, so that `pandas.read_parquet(file).attrs` gives the settings. */
const settingsKey = 'PANDAS_ATTRS';

/**
 * A run as a Parquet table: a row a step, null where nothing was logged, whole numbers as int64 on the step axis, the
 * settings as JSON in the metadata of the file.
 */
export async function parquetOf(run: Run): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const axes = new Set(run.series.map(({ axis }) => axis.name));
  const buffer = parquetWriteBuffer({
    columnData: columnsOf(run.series).map((column) =>
      axes.has(column.name) ? stepColumn(column) : numberColumn(column),
    ),
    kvMetadata: [{ key: settingsKey, value: JSON.stringify(Object.fromEntries(settingsOf(run))) }],
    createdBy: 'grokscope',
  });
  return new Uint8Array(buffer);
}

function stepColumn(column: Column): ColumnData {
  const { name, cells } = column;
  if (!cells.every((step) => step === undefined || Number.isSafeInteger(step))) return numberColumn(column);
  return { name, type: 'INT64', data: cells.map((step) => (step === undefined ? undefined : BigInt(step))) };
}

function numberColumn({ name, cells }: Column): ColumnData {
  return { name, type: 'DOUBLE', data: [...cells] };
}

interface ColumnData {
  readonly name: string;
  readonly type: 'INT64' | 'DOUBLE';
  readonly data: (number | bigint | undefined)[];
}
