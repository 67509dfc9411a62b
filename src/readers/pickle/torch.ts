import { GrokscopeError } from '../../util/errors.js';
import { isZip, zipEntries } from '../zip/archive.js';
import { unpickle } from './machine.js';
import { make } from './make.js';
import { asTree, guarded, type Unpickled } from './read.js';
import type { Storage } from './torch-values.js';
import { ClassRef, listOf, textIn } from './values.js';

/** The pickle of the number 0x1950a86a20f9469cfc6c, with which files of torch before 1.6 start. */
const legacyMagic = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

const elementSizes: Readonly<Record<string, number>> = {
  DoubleStorage: 8,
  LongStorage: 8,
  FloatStorage: 4,
  IntStorage: 4,
  HalfStorage: 2,
  BFloat16Storage: 2,
  ShortStorage: 2,
  CharStorage: 1,
  ByteStorage: 1,
  BoolStorage: 1,
};

export function isLegacyTorch(head: Uint8Array): boolean {
  return legacyMagic.every((byte, i) => head[i] === byte);
}

/** Whether a zip archive starts with the pickle that `torch.save` puts first. */
export function isTorchZip(head: Uint8Array): boolean {
  const nameLength = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return isZip(head) && /(^|\/)data\.pkl$/.test(new TextDecoder().decode(head.subarray(30, 30 + nameLength)));
}

/** What `torch.save` wrote, as a tree. Throws `malformed` where the archive, the pickle or a tensor is damaged. */
export function readTorch(bytes: Uint8Array, path: string): Unpickled {
  return guarded(path, () => (isZip(bytes) ? readZip(bytes, path) : readLegacy(bytes)));
}

function readZip(bytes: Uint8Array, path: string): Unpickled {
  const entries = new Map(zipEntries(bytes, path).map((entry) => [entry.name, entry]));
  const name = [...entries.keys()].find((key) => /(^|\/)data\.pkl$/.test(key));
  const pickle = name === undefined ? undefined : entries.get(name);
  if (name === undefined || !pickle)
    throw new GrokscopeError(
      'malformed',
      path,
      'the archive holds no "data.pkl"',
      'Save the file again with `torch.save`.',
    );
  const folder = name.slice(0, -'data.pkl'.length);
  const persistent = (id: unknown): Storage | null =>
    storageOf(id, (key) => {
      const entry = entries.get(`${folder}data/${key}`);
      if (!entry) throw new RangeError(`the tensor data "${key}" is missing`);
      return entry.bytes();
    });
  return asTree(unpickle(pickle.bytes(), 0, { make, persistent }).value, bytes.length);
}

/** The old form: magic number, version, system, then the object, then the keys and the bytes of its storages. */
function readLegacy(bytes: Uint8Array): Unpickled {
  const contents = new Map<string, Uint8Array>();
  const sizes = new Map<string, number>();
  const persistent = (id: unknown): Storage | null => {
    const storage = storageOf(id, (key) => contents.get(key) ?? new Uint8Array());
    if (storage) sizes.set(textIn(listOf(id)[2]), elementSizes[storage.typeName] ?? 0);
    return storage;
  };
  let end = 0;
  const values = Array.from({ length: 5 }, () => {
    const read = unpickle(bytes, end, { make, persistent });
    end = read.end;
    return read.value;
  });
  const keys = listOf(values[4]).map(String);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of keys) {
    const length = Number(view.getBigInt64(end, true)) * (sizes.get(key) ?? 0);
    contents.set(key, bytes.subarray(end + 8, end + 8 + length));
    end += 8 + length;
  }
  return asTree(values[3], bytes.length);
}

/** A persistent id is ("storage", type, key, device, size). */
function storageOf(id: unknown, find: (key: string) => Uint8Array): Storage | null {
  const [kind, type, key] = listOf(id);
  if (kind !== 'storage') return null;
  return { typeName: type instanceof ClassRef ? type.name : '', bytes: () => find(textIn(key)) };
}
