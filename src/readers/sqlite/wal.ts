const headerSize = 32;
const frameHeaderSize = 24;

/**
 * The image of a database with the commits that a running program has not written back yet: those in the file
 * `NAME-wal` beside it. Frames after the last whole commit are left out.
 * Layout: https://www.sqlite.org/fileformat2.html#walformat
 */
export function mergeWal(image: Uint8Array, wal: Uint8Array | undefined): Uint8Array {
  const { pages, count, pageSize } = wal ? commitsOf(wal) : noCommits;
  const largest = image.length + (wal?.length ?? 0);
  const grows = count > 0 && count * pageSize <= largest;
  const merged = new Uint8Array(grows ? count * pageSize : image.length);
  merged.set(image.subarray(0, merged.length));
  if (grows)
    for (const [page, content] of pages) if (page <= count) merged.set(content, (page - 1) * pageSize);
  // Says that there is no write-ahead log any more.
  merged.fill(1, 18, 20);
  return merged;
}

interface Commits {
  /** The last content of each page by its number, which counts from 1. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** Pages of the database after the last commit; 0 without any. */
  readonly count: number;
  readonly pageSize: number;
}

const noCommits: Commits = { pages: new Map(), count: 0, pageSize: 0 };

function commitsOf(wal: Uint8Array): Commits {
  if (wal.length < headerSize) return noCommits;
  const view = new DataView(wal.buffer, wal.byteOffset, wal.byteLength);
  const magic = view.getUint32(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return noCommits;
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65_536) return noCommits;
  const sum = new Checksum(view, magic === 0x377f0682);
  sum.add(0, 24);
  const pages = new Map<number, Uint8Array>();
  const uncommitted = new Map<number, Uint8Array>();
  let count = 0;
  for (let at = headerSize; at + frameHeaderSize + pageSize <= wal.length; at += frameHeaderSize + pageSize) {
    const isCurrent =
      view.getUint32(at + 8) === view.getUint32(16) && view.getUint32(at + 12) === view.getUint32(20);
    sum.add(at, at + 8);
    sum.add(at + frameHeaderSize, at + frameHeaderSize + pageSize);
    if (!isCurrent || !sum.is(view.getUint32(at + 16), view.getUint32(at + 20))) break;
    const content = wal.subarray(at + frameHeaderSize, at + frameHeaderSize + pageSize);
    uncommitted.set(view.getUint32(at), content);
    const committed = view.getUint32(at + 4);
    if (committed === 0) continue;
    count = committed;
    for (const [page, latest] of uncommitted) pages.set(page, latest);
    uncommitted.clear();
  }
  return { pages, count, pageSize };
}

/** The running checksum over all frames. */
class Checksum {
  private first = 0;
  private second = 0;
  private readonly view: DataView;
  private readonly littleEndian: boolean;

  constructor(view: DataView, littleEndian: boolean) {
    this.view = view;
    this.littleEndian = littleEndian;
  }

  add(start: number, end: number): void {
    for (let at = start; at < end; at += 8) {
      this.first = (this.first + this.view.getUint32(at, this.littleEndian) + this.second) >>> 0;
      this.second = (this.second + this.view.getUint32(at + 4, this.littleEndian) + this.first) >>> 0;
    }
  }

  is(first: number, second: number): boolean {
    return this.first === first && this.second === second;
  }
}
