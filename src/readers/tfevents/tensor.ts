import { brainFloat, halfFloat } from '../codecs/half-float.js';
import { type ProtobufCursor, varintOf, wire } from '../codecs/protobuf.js';

// TensorProto of tensorflow/core/framework/tensor.proto
const field = { dtype: 1, shape: 2, content: 4, strings: 8, half: 13 } as const;
const floatFields = new Set([5]);
const doubleFields = new Set([6]);
const integerFields = new Set([7, 10, 11, 16, 17]);
const dtype = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  string: 7,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  uint16: 17,
  float16: 19,
  uint32: 22,
  uint64: 23,
} as const;

/** The one number in the TensorProto on which the cursor stands, or its one string; undefined for all other tensors. */
export function tensorScalar(cursor: ProtobufCursor): number | string | undefined {
  let type = 0;
  let single = true;
  let value: number | string | undefined;
  let halfBits: number | undefined;
  let content: Uint8Array | undefined;
  const outer = cursor.enter();
  while (cursor.next()) {
    const at = cursor.field;
    if (at === field.dtype) type = cursor.varint();
    else if (at === field.shape) single &&= elements(cursor) === 1;
    else if (at === field.content) content = cursor.subarray();
    else if (at === field.strings) value = cursor.string();
    else if (at === field.half) halfBits = onlyValue(cursor, () => cursor.varint());
    else if (floatFields.has(at)) value = onlyValue(cursor, () => cursor.float());
    else if (doubleFields.has(at)) value = onlyValue(cursor, () => cursor.double());
    else if (integerFields.has(at)) value = onlyValue(cursor, () => cursor.varint());
    else cursor.skip();
  }
  cursor.leave(outer);
  if (!single) return undefined;
  if (halfBits !== undefined) return type === dtype.bfloat16 ? brainFloat(halfBits) : halfFloat(halfBits);
  if (content && content.length > 0) return fromContent(content, type);
  return value;
}

/** The value of a packed or unpacked repeated field. The last one where there are several: the shape rules those out. */
function onlyValue(cursor: ProtobufCursor, read: () => number): number | undefined {
  if (cursor.type !== wire.bytes) return read();
  let value: number | undefined;
  const outer = cursor.enter();
  while (!cursor.atEnd()) value = read();
  cursor.leave(outer);
  return value;
}

/** How many elements a TensorShapeProto has: the product of its dimensions. */
function elements(cursor: ProtobufCursor): number {
  let product = 1;
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 2) product *= varintOf(cursor, 1);
    else cursor.skip();
  }
  cursor.leave(outer);
  return product;
}

function fromContent(content: Uint8Array, type: number): number | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  switch (type) {
    case dtype.float32:
      return content.length === 4 ? view.getFloat32(0, true) : undefined;
    case dtype.float64:
      return content.length === 8 ? view.getFloat64(0, true) : undefined;
    case dtype.int32:
      return content.length === 4 ? view.getInt32(0, true) : undefined;
    case dtype.uint32:
      return content.length === 4 ? view.getUint32(0, true) : undefined;
    case dtype.int64:
      return content.length === 8 ? Number(view.getBigInt64(0, true)) : undefined;
    case dtype.uint64:
      return content.length === 8 ? Number(view.getBigUint64(0, true)) : undefined;
    case dtype.int16:
      return content.length === 2 ? view.getInt16(0, true) : undefined;
    case dtype.uint16:
      return content.length === 2 ? view.getUint16(0, true) : undefined;
    case dtype.float16:
      return content.length === 2 ? halfFloat(view.getUint16(0, true)) : undefined;
    case dtype.bfloat16:
      return content.length === 2 ? brainFloat(view.getUint16(0, true)) : undefined;
    case dtype.int8:
      return content.length === 1 ? view.getInt8(0) : undefined;
    case dtype.uint8:
    case dtype.bool:
      return content.length === 1 ? view.getUint8(0) : undefined;
    default:
      return undefined;
  }
}
