import type { ParquetParsers, SchemaElement } from 'hyparquet';
import { parseCell } from '../table/cell.js';

/** Dates and times become text as in a CSV file, and values that are neither number nor text become nothing. */
export const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (milliseconds) => isoTime(Number(milliseconds)),
  timestampFromMicroseconds: (microseconds) => isoTime(Number(microseconds) / 1e3),
  timestampFromNanoseconds: (nanoseconds) => isoTime(Number(nanoseconds) / 1e6),
  dateFromDays: (days) => isoTime(days * 86_400_000)?.slice(0, 10),
  jsonFromBytes: () => undefined,
  uuidFromBytes: () => undefined,
};

function isoTime(milliseconds: number): string | undefined {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : undefined;
}

/** Makes cells of a table out of what hyparquet reads from a column. Decimals are rounded to their last place. */
export function cellReader(element: SchemaElement): (value: unknown) => number | string | undefined {
  if (element.converted_type !== 'DECIMAL') return cellOf;
  const scale = 10 ** (element.scale ?? 0);
  return (value) => (typeof value === 'number' ? Math.round(value * scale) / scale : undefined);
}

function cellOf(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? parseCell(value) : undefined;
}
