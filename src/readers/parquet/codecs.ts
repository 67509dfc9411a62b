import type { Compressors } from 'hyparquet';

/** Functions that unpack a page to a known size, by the name of their method. */
export type Codecs = Compressors;

const largestPage = 512 * 1024 ** 2;

/** All methods of the format. They throw where a page says that it unpacks to more than 512 MiB. */
export async function loadCodecs(): Promise<Codecs> {
  const { compressors } = await import('hyparquet-compressors');
  const bounded = Object.entries(compressors).map(([name, unpack]): [string, typeof unpack] => [
    name,
    (packed, size) => {
      if (!(size >= 0 && size <= largestPage)) throw new Error(`a page says that it holds ${size} bytes`);
      if (name === 'ZSTD') checkZstd(packed, size);
      return unpack(packed, size);
    },
  ]);
  return Object.fromEntries(bounded);
}

/**
 * Throws where the blocks of a zstd frame that need no unpacking are longer than the page says. The unpacker is not told
 * the size, and a few bytes can stand for gigabytes of the same byte.
 * Layout: RFC 8878, 3.1.1
 */
function checkZstd(frame: Uint8Array, size: number): void {
  const flags = frame[4] ?? 0;
  const isSingle = (flags >> 5) & 1;
  const contentSize = flags >> 6 === 0 ? isSingle : 1 << (flags >> 6);
  let at = 6 - isSingle + (flags % 4 === 3 ? 4 : flags % 4) + contentSize;
  let sum = 0;
  for (let isLast = false; !isLast && at + 3 <= frame.length; ) {
    const head = (frame[at] ?? 0) | ((frame[at + 1] ?? 0) << 8) | ((frame[at + 2] ?? 0) << 16);
    const [type, length] = [(head >> 1) & 3, head >> 3];
    isLast = (head & 1) === 1;
    if (type !== 2) sum += length;
    if (sum > size) throw new Error(`a page of ${size} bytes unpacks to more`);
    at += 3 + (type === 1 ? 1 : length);
  }
}
