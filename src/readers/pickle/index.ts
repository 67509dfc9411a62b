import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { quotedList } from '../../util/listed.js';
import type { Reader, ReadOptions, Source } from '../reader.js';
import { runsFromTree } from '../tree/index.js';
import { readPickle, type Unpickled } from './read.js';
import { isLegacyTorch, isTorchZip, readTorch } from './torch.js';

/** Python pickles of lists, dictionaries, numpy arrays and data frames. Reading one runs no code. */
export const pickleReader: Reader = {
  format: 'pickle',
  description: 'Python pickles of histories, numpy arrays or data frames (read as data, nothing is run)',
  sniff(head, path) {
    if (isLegacyTorch(head)) return 0;
    if (head[0] === 0x80 && (head[1] ?? 9) >= 2 && (head[1] ?? 9) <= 5) return 0.95;
    return /\.(pkl|pickle|p)$/i.test(path.replace(/\.(?:gz|zst)$/i, '')) ? 0.6 : 0;
  },
  async *read(source, options) {
    yield* await runsOf(source, 'pickle', options, readPickle);
  },
};

/** Checkpoints and logs of `torch.save`, in the zip form and in that before torch 1.6. */
export const torchReader: Reader = {
  format: 'torch',
  description: 'torch.save files (.pt, .pth) that hold curves beside or instead of weights',
  sniff: (head) => (isTorchZip(head) || isLegacyTorch(head) ? 0.98 : 0),
  async *read(source, options) {
    yield* await runsOf(source, 'torch', options, readTorch);
  },
};

async function runsOf(
  source: Source,
  format: string,
  options: ReadOptions,
  read: (bytes: Uint8Array, path: string) => Unpickled,
): Promise<Run[]> {
  const { value, notes } = read(await source.bytes(), source.path);
  const runs = runsFromTree(value, { path: source.path, format }, options);
  if (runs.length === 0)
    throw new GrokscopeError(
      'no-series',
      source.path,
      `there is no curve in this file: it holds ${typeof value === 'object' && value !== null && !Array.isArray(value) ? keysOf(value) : 'no dictionary'}`,
      'Save the curves themselves, for example `torch.save({"step": steps, "train_acc": …, "test_acc": …}, file)`.',
    );
  return runs.map((run) => ({ ...run, notes: [...run.notes, ...notes] }));
}

function keysOf(value: object): string {
  const keys = Object.keys(value);
  return keys.length === 0 ? 'no keys' : `the keys ${quotedList(keys)}`;
}
