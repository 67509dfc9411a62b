import { bytesOf, listOf, numberIn } from './values.js';

/**
 * The strings of `pyarrow.lib._restore_array((type, length, nulls, offset, [validity, offsets, text], ...))`, which
 * pandas 3 uses for the names of columns; null for arrays of other types.
 */
export function arrowTexts(args: readonly unknown[]): readonly string[] | null {
  const [type, length, , start, buffers] = listOf(args[0]);
  const [, offsetBytes, textBytes] = listOf(buffers);
  const offsets = bytesOf(offsetBytes);
  const text = bytesOf(textBytes);
  if ((type !== 'string' && type !== 'large_string') || !offsets || !text) return null;
  const view = new DataView(offsets.buffer, offsets.byteOffset, offsets.byteLength);
  const offsetAt = (i: number): number =>
    type === 'string' ? view.getInt32(i * 4, true) : Number(view.getBigInt64(i * 8, true));
  return Array.from({ length: numberIn(length) }, (_, i) =>
    new TextDecoder().decode(text.subarray(offsetAt(numberIn(start) + i), offsetAt(numberIn(start) + i + 1))),
  );
}

/** The strings of `pyarrow.lib.chunked_array(chunks, type)`. */
export function arrowChunks(args: readonly unknown[]): readonly unknown[] {
  return listOf(args[0]).flatMap(listOf);
}
