/** 32-bit FNV-1a (Fowler, Noll and Vo) of the bytes of the arrays, one after another, as 8 hexadecimal digits. */
export function dataHash(...arrays: readonly ArrayBufferView[]): string {
  let hash = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let index = 0; index < byteLength; index++) {
      hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
