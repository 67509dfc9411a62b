import { dirname, join } from 'node:path';
import { type Fields, fieldsOf, numberOf, textOf, textsOf } from './fields.js';
import type { LabelledLog, NamedRole } from './labelled-log.js';
import { timesOf } from './times.js';

const columnOf: Readonly<Record<NamedRole, string>> = {
  train: 'train',
  test: 'test',
  trainLoss: 'train_loss',
  testLoss: 'test_loss',
};

/** Steps of a path into a file that name no run. */
const plainRoots = ['history', 'results', 'trajectory', 'log_history', 'diag_log'];

/** An entry for a log that others published: `repo` and `path` of the file, and `read`, how its curves are found there. */
export function publishedEntry(entry: Fields, folder: string): LabelledLog {
  const read = fieldsOf(entry['read']);
  const keys = keysOf(read);
  const digits = keys.find((key) => /^\d+$/.test(key));
  const first = numberOf(entry['first_step']);
  const last = numberOf(entry['last_step']);
  const names = Object.fromEntries(
    Object.entries(columnOf).flatMap(([role, key]) => {
      const name = textOf(read[key]) ?? textOf(fieldsOf(read[key])['tag']);
      return name === undefined ? [] : [[role, name]];
    }),
  );
  return {
    id: textOf(entry['id']) ?? '',
    paths: pathsOf(entry, read, join(folder, 'raw', (textOf(entry['repo']) ?? '').replace('/', '+'))),
    label: textOf(entry['label']) ?? '',
    alternatives: textsOf(entry['alt_labels']),
    counted: entry['confidence'] !== 'low' && !entry['duplicate_of'],
    group: textOf(entry['repo']) ?? '',
    truncated: entry['truncated'] === true,
    delayRatio: numberOf(entry['delay_ratio']),
    times: timesOf(fieldsOf(entry['t_transition']), 'step'),
    logTimes: null,
    span: first === null || last === null ? null : [first, last],
    names,
    keys: keys.length > 0 ? [keys] : [],
    position: digits === undefined || 'where' in read ? null : Number(digits),
  };
}

/** The file; all files of a set of arrays; the folder of an MLflow run. */
function pathsOf(entry: Fields, read: Fields, folder: string): string[] {
  const path = textOf(entry['path']) ?? '';
  if (read['kind'] === 'npy-set') return textsOf(entry['files']).map((file) => join(folder, file));
  const file = join(folder, path);
  return [read['kind'] === 'mlflow' ? dirname(dirname(file)) : file];
}

function keysOf(read: Fields): string[] {
  const where = { ...fieldsOf(read['where']), ...sharedBy(fieldsOf(fieldsOf(read['transpose'])['rows'])) };
  const given = [...Object.values(where), read['index'], read['rootkey']];
  const root = (textOf(read['root']) ?? '')
    .split('/')
    .filter((part) => part !== '' && !plainRoots.includes(part));
  return [...given.filter((key) => key !== undefined && key !== null).map(String), ...root];
}

/** Cells that the rows of all curves have in common, in a table with one curve a row. */
function sharedBy(rows: Fields): Fields {
  const [first = {}, ...others] = Object.values(rows).map(fieldsOf);
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((row) => row[key] === value)),
  );
}
