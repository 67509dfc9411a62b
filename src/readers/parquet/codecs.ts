import type { CompressionCodec, Compressors } from 'hyparquet';
import { TimeBudget } from '../codecs/time-budget.js';

const largestPage = 512 * 1024 ** 2;

interface Page {
  readonly packed: Uint8Array;
  readonly unpacked: Uint8Array;
}

/**
 * Unpacks the pages of a file, each once: what was looked at is kept until it is read. Throws where a page says that it
 * unpacks to more than 512 MiB, and where unpacking does not come to an end.
 */
export class PageUnpacker {
  /** For hyparquet, by the name of the method. */
  readonly compressors: Compressors;
  private readonly methods: Compressors;
  private kept: Page[] = [];

  private constructor(methods: Compressors, fileSize: number) {
    const budget = new TimeBudget(fileSize);
    this.methods = Object.fromEntries(
      Object.entries(methods).map(([name, method]): [string, Method] => [
        name,
        (packed, size) => budget.spend(() => unpackBounded(name, method, packed, size)),
      ]),
    );
    this.compressors = Object.fromEntries(
      Object.entries(this.methods).map(([name, method]): [string, Method] => [
        name,
        (packed, size) => this.taken(packed, size) ?? method(packed, size),
      ]),
    );
  }

  /** With all methods of the format. */
  static async load(fileSize: number): Promise<PageUnpacker> {
    const { compressors } = await import('hyparquet-compressors');
    const { decompress } = await import('fzstd');
    // Told no size, it makes room for whatever a frame says.
    const ZSTD: Method = (packed, size) => decompress(packed, new Uint8Array(size));
    return new PageUnpacker({ ...compressors, ZSTD }, fileSize);
  }

  /** A page that will be read after all others that were looked at; what its method does not pack comes back as it is. */
  look(codec: CompressionCodec, packed: Uint8Array, size: number): Uint8Array {
    const unpacked = this.methods[codec]?.(packed, size);
    if (unpacked) this.kept.push({ packed, unpacked });
    return unpacked ?? packed;
  }

  /** Ends a column: pages that were looked at and not read are of no more use. */
  forget(): void {
    this.kept = [];
  }

  private taken(packed: Uint8Array, size: number): Uint8Array | undefined {
    const [first] = this.kept;
    if (first?.unpacked.length !== size || Buffer.compare(first.packed, packed) !== 0) return undefined;
    this.kept.shift();
    return first.unpacked;
  }
}

type Method = NonNullable<Compressors[CompressionCodec]>;

function unpackBounded(name: string, method: Method, packed: Uint8Array, size: number): Uint8Array {
  if (!(size >= 0 && size <= largestPage)) throw new Error(`a page says that it holds ${size} bytes`);
  if (name === 'ZSTD') checkZstd(packed, size);
  return method(packed, size);
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
