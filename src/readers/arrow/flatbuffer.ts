/**
 * A table of a flatbuffer: a position, and a list of the places of its fields relative to it. All access is checked:
 * what points outside throws `RangeError`.
 * Format: https://flatbuffers.dev/internals/
 */
export class FlatTable {
  private readonly view: DataView;
  private readonly position: number;

  private constructor(view: DataView, position: number) {
    this.view = view;
    this.position = position;
  }

  /** The table at the root of a buffer. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  int8(field: number, absent = 0): number {
    const at = this.placeOf(field);
    return at === undefined ? absent : this.view.getInt8(at);
  }

  int16(field: number, absent = 0): number {
    const at = this.placeOf(field);
    return at === undefined ? absent : this.view.getInt16(at, true);
  }

  int32(field: number, absent = 0): number {
    const at = this.placeOf(field);
    return at === undefined ? absent : this.view.getInt32(at, true);
  }

  int64(field: number): number {
    const at = this.placeOf(field);
    return at === undefined ? 0 : Number(this.view.getBigInt64(at, true));
  }

  text(field: number): string {
    const { start, count } = this.vector(field, 1);
    return new TextDecoder().decode(new Uint8Array(this.view.buffer, this.view.byteOffset + start, count));
  }

  table(field: number): FlatTable | undefined {
    const at = this.placeOf(field);
    return at === undefined ? undefined : new FlatTable(this.view, at + this.view.getUint32(at, true));
  }

  tables(field: number): FlatTable[] {
    const { start, count } = this.vector(field, 4);
    return Array.from({ length: count }, (_, index) => {
      const at = start + 4 * index;
      return new FlatTable(this.view, at + this.view.getUint32(at, true));
    });
  }

  /** Rows of `width` 64-bit integers. */
  structs(field: number, width: number): number[][] {
    const { start, count } = this.vector(field, 8 * width);
    return Array.from({ length: count }, (_, row) =>
      Array.from({ length: width }, (__, column) =>
        Number(this.view.getBigInt64(start + 8 * (row * width + column), true)),
      ),
    );
  }

  private vector(field: number, itemSize: number): { start: number; count: number } {
    const at = this.placeOf(field);
    if (at === undefined) return { start: 0, count: 0 };
    const head = at + this.view.getUint32(at, true);
    const count = this.view.getUint32(head, true);
    if (head + 4 + count * itemSize > this.view.byteLength)
      throw new RangeError(`a list of ${count} items reaches over the end of its message`);
    return { start: head + 4, count };
  }

  private placeOf(field: number): number | undefined {
    const list = this.position - this.view.getInt32(this.position, true);
    const entry = 4 + 2 * field;
    if (entry >= this.view.getUint16(list, true)) return undefined;
    const offset = this.view.getUint16(list + entry, true);
    return offset === 0 ? undefined : this.position + offset;
  }
}
