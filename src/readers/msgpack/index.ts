import { GrokscopeError } from '../../util/errors.js';
import type { Reader } from '../reader.js';
import { runsFromTree } from '../tree/index.js';
import { namesCurves } from '../tree/named-curves.js';
import { readMessages } from './read.js';

const format = 'msgpack';

/** MessagePack has no first bytes of its own: it is known by its name, and starts with a map or a list. */
export const msgpackReader: Reader = {
  format,
  description: 'MessagePack histories: one object a row, columns, or arrays of Flax and msgpack-numpy',
  sniff: (head, path) =>
    /\.(?:msgpack|mpk)(?:\.(?:gz|zst))?$/i.test(path) && startsContainer(head[0] ?? 0) ? 0.8 : 0,
  async *read(source, options) {
    const { value, notes } = readMessages(await source.bytes(), source.path);
    const runs = runsFromTree(value, { path: source.path, format }, options).filter(namesCurves);
    if (runs.length === 0)
      throw new GrokscopeError(
        'no-series',
        source.path,
        'nothing in it is a curve',
        'Name the file with the history of the run, for example one object with "step", "train_acc" and "test_acc" a row.',
      );
    yield* runs.map((run) => ({ ...run, notes: [...run.notes, ...notes] }));
  },
};

function startsContainer(byte: number): boolean {
  return (byte >= 0x80 && byte < 0xa0) || (byte >= 0xdc && byte <= 0xdf);
}
