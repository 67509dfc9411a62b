import type { Run, Series } from '../run/run.js';

/** Whether two runs say the same, so that what was found of the one holds for the other. */
export function isSameRun(one: Run, other: Run): boolean {
  return (
    one.id === other.id &&
    (one.series === other.series || sameSeries(one.series, other.series)) &&
    JSON.stringify([one.config, one.notes, one.source]) ===
      JSON.stringify([other.config, other.notes, other.source])
  );
}

function sameSeries(some: readonly Series[], others: readonly Series[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return (
        other !== undefined &&
        one.name === other.name &&
        one.axis.name === other.axis.name &&
        one.axis.unit === other.axis.unit &&
        sameNumbers(one.steps, other.steps) &&
        sameNumbers(one.values, other.values)
      );
    })
  );
}

/** Whether both hold the same numbers, bit for bit. */
export function sameNumbers(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
