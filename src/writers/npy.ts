const headerStart = 10;
const alignment = 64;

/** A one-dimensional array of float64 as a .npy file. */
export function npyOfVector(values: Float64Array): Uint8Array {
  return npy('<f8', `(${values.length},)`, littleEndian(values));
}

/** A matrix of float64, given row by row, as a .npy file. */
export function npyOfRows(rows: readonly (readonly number[])[]): Uint8Array {
  return npy(
    '<f8',
    `(${rows.length}, ${rows[0]?.length ?? 0})`,
    littleEndian(Float64Array.from(rows.flat())),
  );
}

/** One number, text or truth value as a .npy file of shape (). */
export function npyOfScalar(value: number | string | boolean): Uint8Array {
  if (typeof value === 'number') return npy('<f8', '()', littleEndian(Float64Array.of(value)));
  if (typeof value === 'boolean') return npy('|b1', '()', Uint8Array.of(Number(value)));
  const points = Uint32Array.from(value, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(4 * points.length));
  for (const [index, point] of points.entries()) view.setUint32(4 * index, point, true);
  return npy(`<U${points.length}`, '()', new Uint8Array(view.buffer));
}

/** Version 1.0 of the format: magic, length of the header, a Python dictionary padded to a multiple of 64 bytes, data. */
function npy(type: string, shape: string, data: Uint8Array): Uint8Array {
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shape}, }`;
  const length = Math.ceil((headerStart + dictionary.length + 1) / alignment) * alignment;
  const header = `${dictionary.padEnd(length - headerStart - 1)}\n`;
  const bytes = new Uint8Array(length + data.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  new DataView(bytes.buffer).setUint16(8, header.length, true);
  bytes.set(new TextEncoder().encode(header), headerStart);
  bytes.set(data, length);
  return bytes;
}

function littleEndian(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  for (const [index, value] of values.entries()) view.setFloat64(8 * index, value, true);
  return new Uint8Array(view.buffer);
}
