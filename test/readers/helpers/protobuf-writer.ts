/** Writes protobuf messages field by field, for inputs of tests. */
type Bytes = readonly number[];

export function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

export function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

export function integerField(field: number, value: number | bigint): number[] {
  return [...varint(field * 8), ...varint(value)];
}

export function doubleField(field: number, value: number): number[] {
  return [...varint(field * 8 + 1), ...new Uint8Array(Float64Array.of(value).buffer)];
}

export function bytesField(field: number, content: Bytes): number[] {
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

export function textField(field: number, text: string): number[] {
  return bytesField(field, utf8(text));
}

export function floatField(field: number, value: number): number[] {
  return [...varint(field * 8 + 5), ...float32(value)];
}

export function float32(value: number): number[] {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}
