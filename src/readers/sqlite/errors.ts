import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';

export function unknownTables(path: string, tables: readonly string[]): GrokscopeError {
  const isOptuna = tables.includes('trial_intermediate_values') || tables.includes('trial_values');
  return new GrokscopeError(
    'needs-export',
    path,
    isOptuna
      ? 'this is an Optuna database, which grokscope does not read'
      : `this is an SQLite database of no known tracker: it holds the tables ${quotedList(tables) || '(none)'}`,
    isOptuna
      ? 'Save `study.trials_dataframe()` or the intermediate values of a trial as CSV and name that file.'
      : 'Export its table of metrics, for example with `sqlite3 -csv -header FILE "select * from metrics"`, and name the result.',
  );
}

export function noSeries(path: string): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    'no run in this database has metrics',
    'Check that the runs have logged their metrics and are not deleted, and name that database.',
  );
}
