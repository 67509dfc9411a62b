/** 32-bit FNV-1a (Fowler, Noll and Vo) of bytes, as 8 hexadecimal digits. */
export function fnv1a(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index++) {
    hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
