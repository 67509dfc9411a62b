// Reads HDF5 files in a thread of its own: the library, which is compiled C, follows damaged links in circles, and only a
// thread can be stopped from outside. JavaScript, because Node 20 starts threads from nothing else; the types of its
// messages are beside it. A message in is the bytes of a file, a message out an `Answer`.
// oxlint-disable unicorn/require-post-message-target-origin -- no window is spoken to
// oxlint-disable eslint/no-underscore-dangle -- names of the library
import { parentPort } from 'node:worker_threads';
import * as library from 'h5wasm';
import { halfFloat } from '../codecs/half-float.js';

const deepest = 32;
/** Hard links may lead in circles; no log has more objects. */
const mostObjects = 20_000;
/** Numbers that are read at most; data sets that hold more are weights. */
const mostNumbers = 50_000_000;
/** The most that deflate packs into a byte. A file that declares more holds blanks. */
const mostPerByte = 1032;
const smallest = 1 << 20;

/** Number of a type in the library (`H5T_class_t`). */
const typeClass = { integer: 0, float: 1, string: 3, bits: 4, compound: 6, reference: 7, enum: 8, list: 9, array: 10 };

const module = await library.ready;
module.activate_throwing_error_handler();
/** Files opened so far. The library keeps a damaged one open, and would give it for the next of the same name. */
let opened = 0;

parentPort.on('message', (bytes) => parentPort.postMessage(answerTo(bytes)));
parentPort.postMessage('ready');

function answerTo(bytes) {
  opened += 1;
  const place = `${opened}.h5`;
  let file;
  try {
    module.FS.writeFile(place, bytes);
    file = new library.File(place, 'r');
    return { kind: 'read', root: new FileReader(bytes.length).group(file, 0) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  } finally {
    file?.close();
    module.FS.unlink(place);
  }
}

class FileReader {
  #objects = 0;
  #numbers = 0;
  #bytesLeft;

  constructor(fileSize) {
    this.#bytesLeft = Math.max(smallest, fileSize * mostPerByte);
  }

  group(group, depth) {
    const members = new Map();
    for (const name of group.keys()) {
      if (depth >= deepest || this.#objects++ >= mostObjects) break;
      const entity = group.get(name);
      if (entity?.type === 'Group') members.set(name, this.group(entity, depth + 1));
      else if (entity?.type === 'Dataset') {
        const dataset = this.#dataset(entity);
        if (dataset) members.set(name, dataset);
      }
    }
    return { kind: 'group', attributes: attributesOf(group), members };
  }

  /** Undefined for what is too large for a log, has more than two axes, or is empty. */
  #dataset(dataset) {
    const { shape, size } = dataset.metadata;
    if (!shape || shape.length > 2) return undefined;
    const count = countOf(shape);
    if (this.#numbers + count > mostNumbers || count * size > this.#bytesLeft) return undefined;
    this.#numbers += count;
    this.#bytesLeft -= count * size;
    return {
      kind: 'dataset',
      path: dataset.path,
      shape: [...shape],
      attributes: attributesOf(dataset),
      content: contentOf(dataset, count),
    };
  }
}

/** A data set that the library cannot read says why, and the others are read all the same. */
function contentOf(dataset, count) {
  const { file_id: file, path, metadata } = dataset;
  try {
    const read = (place) => module.get_dataset_data(file, path, null, null, null, place);
    return withData(metadata, count, read, [file, path, ''], (view) => {
      if (metadata.type === typeClass.compound) return { kind: 'members', members: membersIn(view, metadata, count) };
      const cellAt = cellReader(metadata, file);
      if (!cellAt) return { kind: 'unreadable', reason: 'a type that holds no numbers and no texts' };
      const cells = (Cells) => Cells.from({ length: count }, (_, row) => cellAt(view, row * metadata.size));
      if (metadata.type === typeClass.reference) return { kind: 'references', paths: cells(Array) };
      if (isNumeric(metadata)) return { kind: 'numbers', numbers: cells(Float64Array) };
      return { kind: 'cells', cells: cells(Array) };
    });
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function attributesOf(entity) {
  const attributes = {};
  const { file_id: file, path } = entity;
  for (const name of module.get_attribute_names(file, path)) {
    const metadata = module.get_attribute_metadata(file, path, name);
    if (!metadata.shape || countOf(metadata.shape) !== 1 || metadata.type === typeClass.reference) continue;
    const cellAt = cellReader(metadata, file);
    if (!cellAt) continue;
    const read = (place) => module.get_attribute_data(file, path, name, place);
    const value = withData(metadata, 1, read, [file, path, name], (view) => cellAt(view, 0));
    if (typeof value === 'number' || typeof value === 'string') attributes[name] = value;
  }
  return attributes;
}

/** Lets the library put `count` values into its memory, and frees them when `use` is done. */
function withData(metadata, count, read, owner, use) {
  const size = count * metadata.size;
  const place = module._malloc(size);
  if (place === 0 && size > 0) throw new Error(`no memory for ${size} bytes`);
  try {
    read(BigInt(place));
    const found = use(new DataView(module.HEAPU8.slice(place, place + size).buffer));
    if (metadata.vlen || metadata.type === typeClass.list) module.reclaim_vlen_memory(...owner, BigInt(place));
    return found;
  } finally {
    module._free(place);
  }
}

/** The library turns the members around where all are big endian, and none where only some are. */
function membersIn(view, { size, compound_type: type }, count) {
  const isTurned = type.members.every((member) => {
    const element = member.array_type ?? member;
    return !isNumeric(element) || !element.littleEndian;
  });
  return new Map(
    type.members.map((member) => {
      const cellAt = cellReader(member, undefined, isTurned || member.littleEndian) ?? (() => null);
      const cells = Array.from({ length: count }, (_, row) => cellAt(view, row * size + member.offset));
      return [member.name, cells];
    }),
  );
}

/** A function that makes a cell of what stands at a place; undefined for types that hold no numbers and no text. */
function cellReader(type, file, isLittle = true) {
  const { size } = type;
  switch (type.type) {
    case typeClass.integer:
    case typeClass.enum:
    case typeClass.bits:
      return integerReader(size, type.signed, isLittle);
    case typeClass.float:
      return floatReader(size, isLittle);
    case typeClass.string:
      return type.vlen ? (view, at) => module.UTF8ToString(view.getUint32(at, true)) : textReader(size);
    case typeClass.array: {
      const { array_type: element } = type;
      const cellAt = cellReader(element, file, isLittle || element.littleEndian);
      const length = countOf(element.shape);
      return cellAt && ((view, at) => Array.from({ length }, (_, index) => cellAt(view, at + index * element.size)));
    }
    case typeClass.list: {
      const { vlen_type: element } = type;
      const cellAt = cellReader(element);
      return cellAt && ((view, at) => listAt(view, at, element.size, cellAt));
    }
    case typeClass.reference:
      if (file === undefined || type.ref_type !== 'object') return undefined;
      return (view, at) => {
        const reference = new Uint8Array(view.buffer, at, size).slice();
        return reference.every((byte) => byte === 0) ? '' : module.get_referenced_name(file, reference, true);
      };
    default:
      return undefined;
  }
}

function isNumeric({ type }) {
  return [typeClass.integer, typeClass.float, typeClass.enum, typeClass.bits].includes(type);
}

/** A list of any length: its length and its place in the memory of the library. */
function listAt(view, at, size, cellAt) {
  const [length, place] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
  const list = new DataView(module.HEAPU8.slice(place, place + length * size).buffer);
  return Array.from({ length }, (_, index) => cellAt(list, index * size));
}

function integerReader(size, isSigned, isLittle) {
  if (size === 1) return (view, at) => (isSigned ? view.getInt8(at) : view.getUint8(at));
  if (size === 2) return (view, at) => (isSigned ? view.getInt16(at, isLittle) : view.getUint16(at, isLittle));
  if (size === 4) return (view, at) => (isSigned ? view.getInt32(at, isLittle) : view.getUint32(at, isLittle));
  if (size === 8) return (view, at) => Number(isSigned ? view.getBigInt64(at, isLittle) : view.getBigUint64(at, isLittle));
  throw new Error(`integers of ${size * 8} bits`);
}

function floatReader(size, isLittle) {
  if (size === 2) return (view, at) => halfFloat(view.getUint16(at, isLittle));
  if (size === 4) return (view, at) => view.getFloat32(at, isLittle);
  if (size === 8) return (view, at) => view.getFloat64(at, isLittle);
  throw new Error(`floats of ${size * 8} bits`);
}

function textReader(size) {
  const decoder = new TextDecoder();
  return (view, at) => {
    const bytes = new Uint8Array(view.buffer, at, size);
    const end = bytes.indexOf(0);
    return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
  };
}

function countOf(shape) {
  return shape.reduce((count, length) => count * length, 1);
}

/** What the library says at the deepest place of its stack of errors. After a fault of its own the thread is of no more use. */
function reasonOf(error) {
  if (error instanceof WebAssembly.RuntimeError) throw error;
  const text = error instanceof Error ? error.message : String(error);
  const last = [...text.matchAll(/^\s*#\d+: .*?: (.*)$/gm)].at(-1)?.[1];
  return (last ?? text).replaceAll(/\s+/g, ' ').slice(0, 200);
}
