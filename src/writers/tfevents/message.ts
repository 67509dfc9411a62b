const wire = { varint: 0, double: 1, bytes: 2, float: 5 } as const;
const encoder = new TextEncoder();

/** Writes the fields of one protobuf message, one after the other. */
export class MessageWriter {
  private buffer = new Uint8Array(64);
  private view = new DataView(this.buffer.buffer);
  private length = 0;

  /** What was written so far. */
  get written(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** A whole number from 0 to 2^53 - 1, or a truth value. */
  integer(field: number, value: number): this {
    return this.tag(field, wire.varint).varint(value);
  }

  double(field: number, value: number): this {
    this.tag(field, wire.double).reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
    return this;
  }

  float(field: number, value: number): this {
    this.tag(field, wire.float).reserve(4);
    this.view.setFloat32(this.length, value, true);
    this.length += 4;
    return this;
  }

  text(field: number, text: string): this {
    return this.bytes(field, encoder.encode(text));
  }

  /** A field of bytes: a message that was written before, or data. */
  bytes(field: number, bytes: Uint8Array): this {
    this.tag(field, wire.bytes).varint(bytes.length).reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  private tag(field: number, type: number): this {
    return this.varint(field * 8 + type);
  }

  private varint(value: number): this {
    this.reserve(8);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.buffer[this.length++] = (rest % 128) + 128;
    this.buffer[this.length++] = rest;
    return this;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const grown = new Uint8Array(2 * (this.length + count));
    grown.set(this.written);
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
  }
}

/** A message of its own. */
export function message(write: (writer: MessageWriter) => void): Uint8Array {
  const writer = new MessageWriter();
  write(writer);
  return writer.written;
}
