/** How the value of a protobuf field is laid out. */
export const wire = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const text = new TextDecoder();

/**
 * Walks over the fields of protobuf messages without a schema.
 *
 * `next()` moves to a field and sets `field` and `type`; then exactly one of the value methods, `enter` or `skip` is
 * called. Nested messages are walked by the same cursor: `enter()` narrows it to the message and returns the end
 * to give back to `leave()`. Throws `RangeError` where the bytes are no protobuf.
 */
export class ProtobufCursor {
  field = 0;
  type = 0;
  /** Index of the next byte to be read. */
  position = 0;
  /** What the cursor walks over. */
  bytes: Uint8Array = new Uint8Array();
  private view: DataView = new DataView(new ArrayBuffer(0));
  private end = 0;

  /** Starts on the message in `bytes[start, end)`. */
  reset(bytes: Uint8Array, start = 0, end: number = bytes.length): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.position = start;
    this.end = end;
  }

  /** Moves to the next field of the current message; false at its end. */
  next(): boolean {
    if (this.position >= this.end) return false;
    const key = this.varint();
    this.type = key & 7;
    this.field = key >>> 3;
    return true;
  }

  atEnd(): boolean {
    return this.position >= this.end;
  }

  /** A varint as a signed 64-bit integer, rounded to the nearest number. */
  varint(): number {
    const { bytes } = this;
    let byte = this.byte(bytes);
    if (byte < 0x80) return byte;
    let low = byte & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      byte = this.byte(bytes);
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    byte = this.byte(bytes);
    low |= (byte & 0x0f) << 28;
    let high = (byte & 0x7f) >>> 4;
    for (let shift = 3; byte >= 0x80; shift += 7) {
      if (shift > 31) throw new RangeError(`a varint of more than 10 bytes at byte ${this.position}`);
      byte = this.byte(bytes);
      high |= (byte & 0x7f) << shift;
    }
    return (high | 0) * 2 ** 32 + (low >>> 0);
  }

  float(): number {
    return this.view.getFloat32(this.take(4), true);
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  string(): string {
    return text.decode(this.subarray());
  }

  /** The bytes of a length-delimited field, not copied. */
  subarray(): Uint8Array {
    const start = this.skipBytes();
    return this.bytes.subarray(start, this.position);
  }

  /** Passes over a length-delimited field; its bytes lie between the returned start and `position`. */
  skipBytes(): number {
    return this.take(this.varint());
  }

  /** Narrows the cursor to the nested message at hand. Returns the end of the outer one, for `leave`. */
  enter(): number {
    const length = this.varint();
    const outer = this.end;
    const start = this.take(length);
    this.position = start;
    this.end = start + length;
    return outer;
  }

  /** Goes on behind the nested message, whether or not all of it was read. */
  leave(outer: number): void {
    this.position = this.end;
    this.end = outer;
  }

  skip(): void {
    switch (this.type) {
      case wire.varint:
        this.varint();
        break;
      case wire.fixed64:
        this.take(8);
        break;
      case wire.bytes:
        this.skipBytes();
        break;
      case wire.fixed32:
        this.take(4);
        break;
      default:
        throw new RangeError(`unknown wire type ${this.type} at byte ${this.position}`);
    }
  }

  private byte(bytes: Uint8Array): number {
    if (this.position >= this.end) throw new RangeError(`a field is cut at byte ${this.position}`);
    return bytes[this.position++] as number;
  }

  private take(length: number): number {
    const start = this.position;
    if (length < 0 || start + length > this.end) throw new RangeError(`a field is cut at byte ${start}`);
    this.position = start + length;
    return start;
  }
}

/** The varint in one field of the nested message at hand; 0 where it is left out, as protobuf has it. */
export function varintOf(cursor: ProtobufCursor, field: number): number {
  let value = 0;
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === field) value = cursor.varint();
    else cursor.skip();
  }
  cursor.leave(outer);
  return value;
}
