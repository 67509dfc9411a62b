import { type Code, i32Constant, load, store } from './assembler.js';
import type { Variable } from './locals.js';

/** Operations on 32-bit integers; those that compare give 1 or 0 and take them as unsigned. */
export const i32 = {
  constant: (value: number): Code => i32Constant(value),
  isZero: (value: Code): Code => [value, 0x45],
  equal: (left: Code, right: Code): Code => [left, right, 0x46],
  less: (left: Code, right: Code): Code => [left, right, 0x49],
  atMost: (left: Code, right: Code): Code => [left, right, 0x4d],
  add: (left: Code, right: Code): Code => [left, right, 0x6a],
  subtract: (left: Code, right: Code): Code => [left, right, 0x6b],
  multiply: (left: Code, right: Code): Code => [left, right, 0x6c],
  and: (left: Code, right: Code): Code => [left, right, 0x71],
  or: (left: Code, right: Code): Code => [left, right, 0x72],
  /** Lower half of an i64. */
  wrap: (value: Code): Code => [value, 0xa7],
} as const;

/** Operations on 64-bit integers, unsigned. */
export const i64 = {
  constant: (value: bigint): Code => [0x42, signed(value)],
  isZero: (value: Code): Code => [value, 0x50],
  equal: (left: Code, right: Code): Code => [left, right, 0x51],
  less: (left: Code, right: Code): Code => [left, right, 0x54],
  leadingZeros: (value: Code): Code => [value, 0x79],
  add: (left: Code, right: Code): Code => [left, right, 0x7c],
  subtract: (left: Code, right: Code): Code => [left, right, 0x7d],
  multiply: (left: Code, right: Code): Code => [left, right, 0x7e],
  and: (left: Code, right: Code): Code => [left, right, 0x83],
  or: (left: Code, right: Code): Code => [left, right, 0x84],
  exclusiveOr: (left: Code, right: Code): Code => [left, right, 0x85],
  shiftLeft: (left: Code, right: Code): Code => [left, right, 0x86],
  shiftRight: (left: Code, right: Code): Code => [left, right, 0x88],
  extend: (value: Code): Code => [value, 0xad],
} as const;

export const f64 = {
  multiply: (left: Code, right: Code): Code => [left, right, 0xa2],
  divide: (left: Code, right: Code): Code => [left, right, 0xa3],
  negate: (value: Code): Code => [value, 0x9a],
  fromI64: (value: Code): Code => [value, 0xba],
  ofBits: (value: Code): Code => [value, 0xbf],
} as const;

/** What lies at an address + `offset`. */
export const byteAt = (address: Code, offset = 0): Code => [address, load.byte(offset)];
export const i64At = (address: Code, offset = 0): Code => [address, load.i64(offset)];
export const f64At = (address: Code, offset = 0): Code => [address, load.f64(offset)];
/** Puts a value to an address + `offset`. */
export const putByte = (address: Code, value: Code, offset = 0): Code => [address, value, store.byte(offset)];
export const putI32 = (address: Code, value: Code, offset = 0): Code => [address, value, store.i32(offset)];
export const putF64 = (address: Code, value: Code, offset = 0): Code => [address, value, store.f64(offset)];

/** Runs `then` where the condition is not 0, else `otherwise`. */
export function when(condition: Code, then: Code, otherwise?: Code): Code {
  return [condition, 0x04, 0x40, then, otherwise === undefined ? [] : [0x05, otherwise], 0x0b];
}

/** Repeats the body as long as the condition is not 0. */
export function repeatWhile(condition: Code, body: Code): Code {
  return [[0x02, 0x40, 0x03, 0x40], i32.isZero(condition), [0x0d, 1], body, [0x0c, 0], [0x0b, 0x0b]];
}

/** Ends the function with a value. */
export function giveBack(value: Code): Code {
  return [value, 0x0f];
}

/** Adds 1 to an i32 variable. */
export function step({ get, set }: Variable): Code {
  return set(i32.add(get, i32.constant(1)));
}

/** LEB128 of a signed 64-bit integer, given as signed or unsigned. */
function signed(value: bigint): number[] {
  const rest = BigInt.asIntN(64, value);
  return rest >= -0x40n && rest < 0x40n
    ? [Number(rest & 0x7fn)]
    : [Number(rest & 0x7fn) | 0x80, ...signed(rest >> 7n)];
}
