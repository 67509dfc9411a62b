import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { listed, quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { runsFromTree } from '../tree/index.js';
import { namesCurves } from '../tree/named-curves.js';
import { isHdf5, readHdf5 } from './open.js';
import { type Hdf5Tree, treeOf } from './tree.js';

const format = 'hdf5';

/** Arrays in groups, with settings as attributes; also MATLAB's files since version 7.3 and the frames of pandas. */
export const hdf5Reader: Reader = {
  format,
  description: 'HDF5: arrays of h5py, pandas.to_hdf, PyTables, MATLAB files of version 7.3',
  sniff: (head) => (isHdf5(head) ? 1 : 0),
  async *read(source, options) {
    const tree = treeOf(await readHdf5(await source.bytes(), source.path, options.signal));
    const runs = runsFromTree(tree.root, { path: source.path, format }, options).filter(namesCurves);
    if (runs.length === 0) throw noSeries(source.path, tree);
    yield* runs.map((run) => withUnreadable(run, tree));
  },
};

function withUnreadable(run: Run, { unreadable }: Hdf5Tree): Run {
  if (unreadable.length === 0) return run;
  const message = `data sets that cannot be read were left out: ${listed(unreadable)}`;
  return { ...run, notes: [...run.notes, { code: 'left-out', message }] };
}

function noSeries(path: string, { root, unreadable }: Hdf5Tree): GrokscopeError {
  if (unreadable.length > 0)
    return new GrokscopeError(
      'needs-export',
      path,
      `no curve in this HDF5 file can be read: ${listed(unreadable, 3)}`,
      'Where a compression filter is missing, pack the file anew with `h5repack -f GZIP=4 IN OUT` and name the result.',
    );
  return new GrokscopeError(
    'no-series',
    path,
    `no array in it is a curve: it holds ${quotedList(Object.keys(root)) || 'no arrays of numbers'}`,
    'Name the file with one value a step, for example the data sets "step", "train/acc" and "test/acc".',
  );
}
