import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';

export function malformed(path: string, reason: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `the Parquet file cannot be read: ${reason.replaceAll(/\s+/g, ' ')}`,
    'Check that the file is complete: its last four bytes must be "PAR1".',
  );
}

export function tooLarge(path: string, what: string): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    `the Parquet file holds ${what}, more than can be read at once`,
    'Export the curves alone, for example with `pandas.read_parquet(file, columns=[…])`, and name that file.',
  );
}

export function noSeries(path: string, names: readonly string[]): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    `no column in it is a curve: it holds ${quotedList(names) || 'no columns of numbers'}`,
    'Name the table with one row a step, for example with the columns step, train_acc and test_acc.',
  );
}
