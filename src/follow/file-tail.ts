import { type FileHandle, open } from 'node:fs/promises';
import type { Run } from '../run/run.js';
import type { ReadOptions } from '../readers/reader.js';
import type { Tail } from '../readers/tail.js';
import { readerOf } from '../readers/registry.js';
import { headSize } from '../readers/source/chunks.js';
import { unpackerOf } from '../readers/source/unpack.js';
import { identityOf } from './signature.js';

/** Bytes that are read at once. */
const chunkSize = 1024 ** 2;
/** Bytes at the start and before the end of what was read that must stay the same. */
const windowSize = 4096;

/**
 * Reads what was appended to a file since the last time. The file counts as rewritten where another one bears its name,
 * where it is shorter, or where its start or the bytes before the old end are others. A rewrite that hides from that
 * is found when the file is at rest and read afresh.
 */
export class FileTail {
  private readonly path: string;
  private readonly identity: string;
  private readonly tail: Tail;
  private offset = 0;
  private start: Uint8Array = new Uint8Array();
  private last: Uint8Array = new Uint8Array();

  private constructor(path: string, identity: string, tail: Tail) {
    this.path = path;
    this.identity = identity;
    this.tail = tail;
  }

  /**
   * A tail of a file that the reader of `format` has just read; undefined where that one cannot take it in pieces. A
   * file smaller than the part by which formats are told has none, since more of it can change what it is taken for,
   * nor has a packed one.
   */
  static async of(path: string, format: string, options: ReadOptions): Promise<FileTail | undefined> {
    const reader = readerOf(format);
    if (!reader?.tail) return undefined;
    const file = await open(path);
    try {
      const head = await bytesAt(file, 0, headSize);
      if (head.length < headSize || unpackerOf(head)) return undefined;
      const tail = reader.tail(head, path, options);
      return tail && new FileTail(path, identityOf(await file.stat({ bigint: true })), tail);
    } finally {
      await file.close();
    }
  }

  /** The runs with all that is there by now; undefined where the file was rewritten. Throws as the reader does. */
  async read(): Promise<Run[] | undefined> {
    const file = await open(this.path);
    try {
      const found = await file.stat({ bigint: true });
      const size = Number(found.size);
      if (identityOf(found) !== this.identity || size < this.offset) return undefined;
      if (!(await this.isSame(file))) return undefined;
      while (this.offset < size) {
        const bytes = await bytesAt(file, this.offset, Math.min(chunkSize, size - this.offset));
        if (bytes.length === 0) break;
        this.take(bytes);
      }
      return this.tail.runs();
    } finally {
      await file.close();
    }
  }

  private take(bytes: Uint8Array): void {
    this.tail.push(bytes);
    this.offset += bytes.length;
    if (this.start.length < windowSize)
      this.start = Buffer.concat([this.start, bytes.subarray(0, windowSize - this.start.length)]);
    const missing = Math.max(0, windowSize - bytes.length);
    this.last = Buffer.concat([this.last.slice(this.last.length - missing), bytes.slice(-windowSize)]);
  }

  private async isSame(file: FileHandle): Promise<boolean> {
    const { start, last, offset } = this;
    return (
      Buffer.compare(start, await bytesAt(file, 0, start.length)) === 0 &&
      Buffer.compare(last, await bytesAt(file, offset - last.length, last.length)) === 0
    );
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
