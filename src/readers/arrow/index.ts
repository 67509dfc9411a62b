import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { runsFromTable } from '../table/runs.js';
import { isArrowFile, readArrow } from './read.js';

const format = 'arrow';

/** Columns of an Apache Arrow file, a Feather file of version 2 or an Arrow stream; they are taken like those of a CSV file. */
export const arrowReader: Reader = {
  format,
  description: 'Arrow and Feather v2 tables (pandas, Polars, Hugging Face datasets), wide or long',
  sniff: (head) => (isArrowFile(head) ? 1 : isStream(head) ? 0.9 : 0),
  async *read(source, options) {
    const table = await readArrow(await source.bytes(), source.path);
    const runs = runsFromTable(table, { path: source.path, format }, options);
    if (runs.length === 0) {
      const names = quotedList(table.columns.map(({ name }) => name));
      throw new GrokscopeError(
        'no-series',
        source.path,
        `no column in it is a curve: it holds ${names || 'no columns of numbers'}`,
        'Name the table with one row a step, for example with the columns step, train_acc and test_acc.',
      );
    }
    yield* runs;
  },
};

/** A stream starts with the mark of a message and the length of its schema, a multiple of 8. */
function isStream(head: Uint8Array): boolean {
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getInt32(4, true);
  return view.getUint32(0, true) === 0xffffffff && length > 0 && length < 2 ** 24 && length % 8 === 0;
}
