import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader } from '../reader.js';
import { runsFromTree, type TreeValue } from '../tree/index.js';
import { readJson } from './parse.js';
import { sniffJson } from './sniff.js';

const format = 'json';

/** Any JSON document: records, columns, Keras history, Sacred metrics, several runs in nested objects. */
export const jsonReader: Reader = {
  format,
  description: 'JSON records, columns or nested histories (json.dump, Keras History, Sacred, pandas)',
  sniff: sniffJson,
  async *read(source, options) {
    const root = await readJson(source);
    const runs = runsFromTree(root, { path: source.path, format }, options);
    if (runs.length === 0)
      throw noSeries(source.path, `there is no curve in this JSON: it holds ${contentOf(root)}`);
    yield* runs;
  },
};

function noSeries(path: string, message: string): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    message,
    'Name the file that has one value a step, as records ([{"step": 1, "loss": 0.5}, …]) or as lists of numbers.',
  );
}

/** What the root is, in words: `an object with the keys "name", "version"`. */
function contentOf(root: TreeValue): string {
  if (Array.isArray(root)) return `a list of ${root.length} ${root.length === 1 ? 'entry' : 'entries'}`;
  if (typeof root !== 'object' || root === null) return 'a single value';
  const keys = Object.keys(root);
  if (keys.length === 0) return 'an empty object';
  return `an object with the keys ${quotedList(keys)}`;
}
