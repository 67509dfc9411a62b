import { crc32 } from 'node:zlib';
import { bytesField, integerField, textField } from './protobuf-writer.js';

const blockSize = 32 * 1024;

/** A W&B transaction log with the given Record messages, cut into chunks where a block of 32 KiB ends. */
export function wandbLog(...records: readonly (readonly number[])[]): Uint8Array {
  const bytes: number[] = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0];
  for (const record of records) {
    let rest = Uint8Array.from(record);
    for (let first = true; first || rest.length > 0; first = false) {
      const left = blockSize - (bytes.length % blockSize);
      if (left < 7) bytes.push(...new Uint8Array(left));
      const part = rest.subarray(0, blockSize - (bytes.length % blockSize) - 7);
      rest = rest.subarray(part.length);
      const last = rest.length === 0;
      const type = first ? (last ? 1 : 2) : last ? 4 : 3;
      const checksum = crc32(Uint8Array.of(type, ...part));
      bytes.push(
        ...new Uint8Array(Uint32Array.of(checksum).buffer),
        part.length & 255,
        part.length >> 8,
        type,
        ...part,
      );
      if (last) break;
    }
  }
  return Uint8Array.from(bytes);
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function item(key: string, value: Json): number[] {
  return [...bytesField(2, [...new TextEncoder().encode(key)]), ...textField(16, jsonText(value))];
}

/** JSON as Python writes it, with bare NaN and Infinity. */
function jsonText(value: Json): string {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value);
}

/** A row of the history, with the keys of a current SDK (`nested_key`). */
export function historyRecord(row: Readonly<Record<string, Json>>): number[] {
  return bytesField(
    2,
    Object.entries(row).flatMap(([key, value]) => bytesField(1, item(key, value))),
  );
}

/** A row of the history as old SDKs wrote it: flat keys, and the step beside them. */
export function oldHistoryRecord(step: number, row: Readonly<Record<string, number>>): number[] {
  const items = Object.entries(row).flatMap(([key, value]) =>
    bytesField(1, [...textField(1, key), ...textField(16, String(value))]),
  );
  return bytesField(2, [...items, ...bytesField(2, integerField(1, step))]);
}

/** The record that starts a run, with its settings. */
export function runRecord(config: Readonly<Record<string, Json>>): number[] {
  return bytesField(17, [...textField(1, 'abcd1234'), ...bytesField(4, configUpdate(config))]);
}

export function configRecord(
  config: Readonly<Record<string, Json>>,
  ...removed: readonly string[]
): number[] {
  return bytesField(5, [
    ...configUpdate(config),
    ...removed.flatMap((key) => bytesField(2, textField(1, key))),
  ]);
}

function configUpdate(config: Readonly<Record<string, Json>>): number[] {
  return Object.entries(config).flatMap(([key, value]) => bytesField(1, item(key, value)));
}

/** A call of define_metric: the name or glob, and the step metric by name or by its index. */
export function metricRecord(metric: {
  name?: string;
  glob?: string;
  step?: string;
  stepIndex?: number;
}): number[] {
  return bytesField(12, [
    ...(metric.name === undefined ? [] : textField(1, metric.name)),
    ...(metric.glob === undefined ? [] : textField(2, metric.glob)),
    ...(metric.step === undefined ? [] : textField(4, metric.step)),
    ...(metric.stepIndex === undefined ? [] : integerField(5, metric.stepIndex)),
  ]);
}

export function summaryRecord(step: number): number[] {
  return bytesField(3, bytesField(1, item('_step', step)));
}

export const exitRecord: readonly number[] = bytesField(18, integerField(1, 0));
