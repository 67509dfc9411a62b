/** WebAssembly instructions as bytes, nested as they are composed (WebAssembly specification 2.0, chapter 5). */
export type Code = readonly (number | Code)[];

export const valueType = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

export function getLocal(index: number): Code {
  return [0x20, unsigned(index)];
}

export function setLocal(index: number): Code {
  return [0x21, unsigned(index)];
}

/** Adds a constant to an i32 local. */
export function advance(index: number, amount: number): Code {
  return [getLocal(index), i32Constant(amount), add.i32, setLocal(index)];
}

export function i32Constant(value: number): Code {
  return [0x41, signed(value)];
}

/** Loads from the address on the stack + `offset`. */
export const load = {
  byte: (offset: number): Code => [0x2d, 0, unsigned(offset)],
  i64: (offset: number): Code => [0x29, 3, unsigned(offset)],
  f64: (offset: number): Code => [0x2b, 3, unsigned(offset)],
  f64x2: (offset: number): Code => [simd(0x00), 3, unsigned(offset)],
  /** One float64 in both lanes. */
  f64x2Splat: (offset: number): Code => [simd(0x0a), 3, unsigned(offset)],
  /** Two float32 widened. */
  f32x2: (offset: number): Code => [simd(0x5d), 2, unsigned(offset), simd(0x5f)],
} as const;

export const store = {
  byte: (offset: number): Code => [0x3a, 0, unsigned(offset)],
  i32: (offset: number): Code => [0x36, 2, unsigned(offset)],
  f64: (offset: number): Code => [0x39, 3, unsigned(offset)],
  f64x2: (offset: number): Code => [simd(0x0b), 3, unsigned(offset)],
} as const;

export const add: Readonly<Record<'i32' | 'i64x2' | 'f64' | 'f64x2', Code>> = {
  i32: [0x6a],
  i64x2: simd(0xce),
  f64: [0xa0],
  f64x2: simd(0xf0),
};
export const subtractF64x2: Code = simd(0xf1);
export const multiplyF64x2: Code = simd(0xf2);
export const divideF64x2: Code = simd(0xf3);
export const leastF64x2: Code = simd(0xf4);
export const greatestF64x2: Code = simd(0xf5);
export const absoluteF64x2: Code = simd(0xec);
export const shiftLeft: Readonly<Record<'i32' | 'i64x2', Code>> = { i32: [0x74], i64x2: simd(0xcb) };
export const andV128: Code = simd(0x4e);
export const orV128: Code = simd(0x50);
export const xorI64: Code = [0x85];
export const countOnesI64: Code = [0x7b];
export const wrapI64: Code = [0xa7];

/** A float64 in both lanes. */
export function f64x2Constant(value: number): Code {
  const bytes = [...new Uint8Array(Float64Array.of(value).buffer)];
  return [simd(0x0c), bytes, bytes];
}

/** Repeats `body` while the i32 local `index` is below the local `end`; the body runs at least once and advances it. */
export function repeatWhileBelow(index: number, end: number, body: Code): Code {
  return [0x03, 0x40, body, getLocal(index), getLocal(end), 0x49, 0x0d, 0, 0x0b];
}

/** An exported function of i32 parameters. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  /** Types of further locals, numbered after the parameters. */
  readonly locals: readonly number[];
  readonly returnsI32: boolean;
  readonly body: Code;
}

/** A module that works in a shared memory imported as `env.memory`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters, returnsI32 }) => [
    0x60,
    vector(Array.from({ length: parameters }, () => [valueType.i32])),
    vector(returnsI32 ? [[valueType.i32]] : []),
  ]);
  const memory = [name('env'), name('memory'), 0x02, 0x03, unsigned(0), unsigned(maxPages)];
  const bodies = functions.map(({ locals, body }) =>
    sized([vector(locals.map((type) => [1, type])), body, 0x0b]),
  );
  return Uint8Array.from(
    flatten([
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      [0x01, sized(vector(types))],
      [0x02, sized(vector([memory]))],
      [0x03, sized(vector(functions.map((_, index) => unsigned(index))))],
      [0x07, sized(vector(functions.map((item, index) => [name(item.name), 0x00, unsigned(index)])))],
      [0x0a, sized(vector(bodies))],
    ]),
  );
}

/** The most 64 KiB pages that a 32-bit address reaches. */
const maxPages = 2 ** 16;

function vector(items: readonly Code[]): Code {
  return [unsigned(items.length), items];
}

function sized(code: Code): Code {
  const bytes = flatten(code);
  return [unsigned(bytes.length), bytes];
}

function name(text: string): Code {
  const bytes = [...new TextEncoder().encode(text)];
  return [unsigned(bytes.length), bytes];
}

function flatten(code: Code, bytes: number[] = []): number[] {
  for (const item of code)
    if (typeof item === 'number') bytes.push(item);
    else flatten(item, bytes);
  return bytes;
}

function simd(operation: number): Code {
  return [0xfd, unsigned(operation)];
}

/** LEB128 of a non-negative integer below 2^31. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** LEB128 of a signed 32-bit integer. */
function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
