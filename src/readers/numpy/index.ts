import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { runsFromTree, type TreeValue } from '../tree/index.js';
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
    const runs = runsFromTree(value, { path: source.path, format: 'npy' }, options);
    if (runs.length === 0) throw noSeries(source.path, 'this array holds no curve');
    yield* runs;
  },
};

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
