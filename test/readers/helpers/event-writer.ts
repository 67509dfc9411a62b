import { maskedCrc32c } from '../../../src/util/crc32c.js';
import { bytesField, doubleField, floatField, integerField, textField } from './protobuf-writer.js';

/** A TFRecord frame around some data. */
export function frame(data: readonly number[]): number[] {
  const length = new Uint8Array(BigUint64Array.of(BigInt(data.length)).buffer);
  return [...length, ...checksum(length), ...data, ...checksum(Uint8Array.from(data))];
}

function checksum(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Uint32Array.of(maskedCrc32c(bytes)).buffer);
}

/** An Event with the values of a summary. */
export function summaryEvent(step: number | bigint, ...values: readonly (readonly number[])[]): number[] {
  const summary = bytesField(
    5,
    values.flatMap((value) => bytesField(1, value)),
  );
  return frame([...doubleField(1, 1.7e9), ...integerField(2, step), ...summary]);
}

export function simpleValue(tag: string, value: number): number[] {
  return [...textField(1, tag), ...floatField(2, value)];
}

/** A value with a TensorProto, and the name of its plugin where one is given. */
export function tensorValue(tag: string, tensor: readonly number[], plugin?: string): number[] {
  const metadata = plugin === undefined ? [] : bytesField(9, bytesField(1, textField(1, plugin)));
  return [...textField(1, tag), ...metadata, ...bytesField(8, tensor)];
}

export function sessionStart(step: number): number[] {
  return frame([...integerField(2, step), ...bytesField(7, integerField(1, 1))]);
}

/** An event file: its version record, then some records. */
export function eventFile(...records: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([
    ...frame([...doubleField(1, 1.7e9), ...textField(3, 'brain.Event:2')]),
    ...records.flat(),
  ]);
}

/** An event file with simple values only: `{ tag: [[step, value], …] }`. */
export function scalarFile(
  tags: Readonly<Record<string, readonly (readonly [number, number])[]>>,
): Uint8Array {
  const events = Object.entries(tags).flatMap(([tag, points]) =>
    points.map(([step, value]) => summaryEvent(step, simpleValue(tag, value))),
  );
  return eventFile(...events);
}
