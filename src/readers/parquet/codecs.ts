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
      return unpack(packed, size);
    },
  ]);
  return Object.fromEntries(bounded);
}
