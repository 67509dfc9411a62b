import { type Draw, pick } from './random.js';

type Mutation = (bytes: Uint8Array, draw: Draw, others: readonly Uint8Array[]) => Uint8Array;

const encoder = new TextEncoder();

/** Openings that nest, of the formats that do: JSON and YAML, MessagePack, pickle, protobuf, a zip's and a table's quotes. */
const openings = [
  '[',
  '{"a":',
  '{"a":[',
  '- ',
  '((',
  '"',
  "'",
  '\x91',
  '\x81\xa1a',
  '(]',
  '(}',
  ']q\0',
  '\x0a\x7f',
  '|',
  ',',
  '\t',
  '\r',
  '\x1b[',
  'a=',
  'a: &a [*a, ',
].map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

/** Numbers, as texts, that overflow what takes them for a size, a step or a year. */
const hugeTexts = [
  '1e308',
  '-1e308',
  '1e-320',
  '99999999999999999999',
  '9007199254740993',
  '4294967295',
  '2147483648',
  '-1',
  'NaN',
  'Infinity',
  '1_000',
  '0x7f',
  '1'.repeat(400),
].map((text) => encoder.encode(text));

const hugeSizes = [
  0xffffffffffffffffn,
  0x7fffffffffffffffn,
  0xffffffffn,
  0x7fffffffn,
  0x80000000n,
  0x20000000000001n,
  0x10000000n,
  0x100000000n,
  0xffffn,
  0x7fffn,
  0n,
];

const mutations: readonly Mutation[] = [
  /** Flips a few bits. */
  (bytes, draw) => {
    const changed = bytes.slice();
    for (let flips = 1 + draw(8); flips > 0 && changed.length > 0; flips -= 1) {
      const at = draw(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
    }
    return changed;
  },
  /** Cuts the end off. */
  (bytes, draw) => bytes.slice(0, draw(bytes.length + 1)),
  /** Overwrites a stretch with one byte. */
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return bytes
      .slice()
      .fill(pick([0, 0xff, 0x7f, 0x80, 0x20, 0x0a, draw(256)], draw), at, at + 1 + draw(16));
  },
  /** Writes a size that is far too large, in one of the ways in which formats write sizes. */
  (bytes, draw) => {
    const changed = bytes.slice();
    const size = pick(hugeSizes, draw);
    const view = new DataView(changed.buffer);
    const width = pick([2, 4, 8], draw);
    if (changed.length < width) return changed;
    const at = draw(changed.length - width + 1);
    const isLittle = draw(4) > 0;
    if (width === 2) view.setUint16(at, Number(size & 0xffffn), isLittle);
    else if (width === 4) view.setUint32(at, Number(size & 0xffffffffn), isLittle);
    else view.setBigUint64(at, size, isLittle);
    return changed;
  },
  /** Puts a large varint in. */
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    const varint = new Uint8Array(1 + draw(10)).fill(0xff);
    varint[varint.length - 1] = draw(128);
    return replaced(bytes, at, at + draw(4), varint);
  },
  /** Replaces a number that stands as text. */
  (bytes, draw) => {
    const start = numberNear(bytes, draw(bytes.length + 1));
    let end = start;
    while (end < bytes.length && isNumeric(bytes[end])) end += 1;
    return replaced(bytes, start, end, pick(hugeTexts, draw));
  },
  /** Puts in a part of another input. */
  (bytes, draw, others) => {
    const other = pick(others, draw);
    const from = draw(other.length + 1);
    const at = draw(bytes.length + 1);
    const gap = draw(3) === 0 ? draw(bytes.length - at + 1) : 0;
    return replaced(bytes, at, at + gap, other.subarray(from, from + 1 + draw(other.length - from + 1)));
  },
  /** Takes a stretch out. */
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return replaced(bytes, at, at + 1 + draw(Math.min(64, bytes.length - at + 1)), new Uint8Array());
  },
  /** Repeats a stretch. */
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    const part = bytes.subarray(at, at + 1 + draw(64));
    return replaced(bytes, at, at, repeated(part, 1 + draw(8)));
  },
  /** Nests deep. */
  (bytes, draw) => {
    const at = draw(bytes.length + 1);
    const opening = pick(openings, draw);
    return replaced(
      bytes,
      at,
      at,
      repeated(opening, pick([20, 20, 200, 200, 200, 2_000, 2_000, 20_000], draw)),
    );
  },
];

/** How often each mutation is drawn: those that make long inputs seldom. */
const weights = [6, 3, 3, 4, 3, 3, 4, 3, 2, 1];
const lots = mutations.flatMap((mutation, index) =>
  Array.from({ length: weights[index] ?? 0 }, () => mutation),
);

/** A damaged copy of some bytes; `others` are inputs from which parts may come. */
export function mutated(bytes: Uint8Array, draw: Draw, others: readonly Uint8Array[]): Uint8Array {
  let changed = bytes;
  for (let times = 1 + draw(3); times > 0; times -= 1) changed = pick(lots, draw)(changed, draw, others);
  return changed;
}

function replaced(bytes: Uint8Array, start: number, end: number, part: Uint8Array): Uint8Array {
  const rest = bytes.subarray(Math.min(end, bytes.length));
  const joined = new Uint8Array(start + part.length + rest.length);
  joined.set(bytes.subarray(0, start));
  joined.set(part, start);
  joined.set(rest, start + part.length);
  return joined;
}

function repeated(part: Uint8Array, times: number): Uint8Array {
  const joined = new Uint8Array(part.length * times);
  for (let index = 0; index < times; index += 1) joined.set(part, index * part.length);
  return joined;
}

function numberNear(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !isNumeric(bytes[at])) at += 1;
  return at;
}

/** Digits, signs and the point. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e);
}
