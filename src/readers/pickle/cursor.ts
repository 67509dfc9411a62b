/** Reads a pickle's bytes from front to back. Throws `RangeError` past the end. */
export class Cursor {
  position: number;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint8(): number {
    return this.view.getUint8(this.advance(1));
  }

  uint16(): number {
    return this.view.getUint16(this.advance(2), true);
  }

  int32(): number {
    return this.view.getInt32(this.advance(4), true);
  }

  uint32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  uint64(): number {
    return Number(this.view.getBigUint64(this.advance(8), true));
  }

  /** A double, big-endian. */
  float64(): number {
    return this.view.getFloat64(this.advance(8));
  }

  take(length: number): Uint8Array {
    if (length < 0 || this.position + length > this.bytes.length)
      throw new RangeError('the pickle is cut off');
    return this.bytes.subarray(this.advance(length), this.position);
  }

  text(length: number): string {
    return new TextDecoder().decode(this.take(length));
  }

  latin1(length: number): string {
    return Array.from(this.take(length), (byte) => String.fromCharCode(byte)).join('');
  }

  /** A text up to the end of the line, which is skipped; each byte is one character. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.position);
    if (end < 0) throw new RangeError('the pickle is cut off');
    const text = this.latin1(end - this.position);
    this.position += 1;
    return text;
  }

  /** A two's complement integer of any length, little-endian; rounded where it is over 2^53. */
  integer(length: number): number {
    const bytes = this.take(length);
    let value = 0n;
    for (let i = bytes.length - 1; i >= 0; i -= 1) value = (value << 8n) | BigInt(bytes[i] ?? 0);
    return Number(BigInt.asIntN(8 * bytes.length, value));
  }

  private advance(length: number): number {
    this.position += length;
    return this.position - length;
  }
}
