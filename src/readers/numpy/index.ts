import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import type { Run } from '../../run/run.js';
import { nameOfFile } from '../csv/names.js';
import type { Origin } from '../origin.js';
import { readCells } from '../tree/cells.js';
import { runsFromTree, type TreeValue } from '../tree/index.js';
import { isAxisName } from '../tree/words.js';
import { isZip, zipEntries } from '../zip/archive.js';
import { isNpy, readNpy } from './npy.js';

const ending = '.npy';

/** One array of `numpy.save`; where a folder has one array a series, they are joined when runs are assembled. */
export const npyReader: Reader = {
  format: 'npy',
  description: 'numpy arrays: one series, columns, structured arrays, pickled dictionaries (numpy.save)',
  sniff: (head) => (isNpy(head) ? 1 : 0),
  async *read(source, options) {
    const value = readNpy(await source.bytes(), source.path);
    const origin = { path: source.path, format: 'npy' };
    const runs = runsFromTree(value, origin, options);
    const steps = runs.length === 0 ? stepsAlone(value, origin) : undefined;
    if (steps) yield steps;
    else if (runs.length === 0) throw noSeries(source.path, 'this array holds no curve');
    yield* runs;
  },
};

/** An array that only counts steps, by the name of its file, for the curves in the files beside it. */
function stepsAlone(value: TreeValue, { path, format }: Origin): Run | undefined {
  const name = nameOfFile(path);
  const cells = isAxisName(name) ? readCells(value) : undefined;
  if (!cells || cells.length < 2) return undefined;
  const steps = Float64Array.from(cells.rows);
  const series = [{ name, axis: { name: 'row', unit: 'index' as const }, steps, values: cells.values }];
  return { id: path, source: { path, format, files: [path] }, series, config: [], notes: [] };
}

/** Named arrays of `numpy.savez`: arrays of one number are settings, matrices [seed, step] several runs. */
export const npzReader: Reader = {
  format: 'npz',
  description: 'numpy archives of named arrays (numpy.savez, numpy.savez_compressed)',
  sniff(head, path) {
    if (!isZip(head)) return 0;
    const nameLength = (head[26] ?? 0) + 256 * (head[27] ?? 0);
    const firstName = new TextDecoder().decode(head.subarray(30, 30 + nameLength));
    return firstName.endsWith(ending) ? 0.98 : path.toLowerCase().endsWith('.npz') ? 0.5 : 0;
  },
  async *read(source, options) {
    const entries = zipEntries(await source.bytes(), source.path).filter(({ name }) => name.endsWith(ending));
    const arrays = entries.map((entry): [string, TreeValue] => [
      entry.name.slice(0, -ending.length),
      readNpy(entry.bytes(), source.path),
    ]);
    const runs = runsFromTree(Object.fromEntries(arrays), { path: source.path, format: 'npz' }, options);
    if (runs.length === 0) {
      const names = quotedList(arrays.map(([name]) => name));
      throw noSeries(source.path, `no array in it is a curve: it holds ${names || 'no arrays'}`);
    }
    yield* runs;
  },
};

function noSeries(path: string, message: string): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    message,
    'Name the file with one value a step, for example `numpy.savez(file, steps=…, train_acc=…, test_acc=…)`.',
  );
}
