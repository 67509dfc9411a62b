import { createGunzip, type Gunzip } from 'node:zlib';
import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { noteCut } from './cut.js';

/** Unpacked bytes after which a gzip file is taken for a bomb, whatever it holds. */
const unpackedLimit = 16 * 1024 ** 3;
/** Logs shrink to a fiftieth at best. What shrank to less than a two-hundredth is a bomb if it is large. */
const bombSize = 256 * 1024 ** 2;
const bombRatio = 200;

/** Bytes that are unpacked at a time: at most 64 MiB come of them. */
const pieceSize = 64 * 1024;

/** Whether the content starts like a gzip file, whatever its name. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks gzip data of one or more members. Data that are cut off, as those of a program that still writes, are unpacked
 * as far as they go, which `notes` gets to hear. Throws `malformed` where they are damaged, and `too-large` for a bomb:
 * over 16 GiB, or over 256 MiB from less than a two-hundredth of that.
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
  notes: Note[] = [],
): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacker = new Unpacker(createGunzip({ chunkSize: 256 * 1024 }));
  let [taken, given] = [0, 0];
  const ready = (): Uint8Array[] => {
    const chunks = unpacker.take();
    for (const chunk of chunks) given += chunk.length;
    if (given > unpackedLimit || (given > bombSize && given > bombRatio * taken)) throw bomb(path, given);
    return chunks;
  };
  try {
    for await (const chunk of packed)
      for (let start = 0; start < chunk.length; start += pieceSize) {
        const piece = chunk.subarray(start, start + pieceSize);
        taken += piece.length;
        await unpacker.write(piece);
        yield* ready();
      }
    await unpacker.end();
    yield* ready();
  } catch (error) {
    if (!isZlibError(error)) throw error;
    yield* ready();
    if (error.code !== 'Z_BUF_ERROR' || given === 0) throw damaged(path, given, error.message);
    noteCut(notes, 'gzip', given);
  } finally {
    unpacker.close();
  }
}

/** A stream of zlib that is fed piece by piece, so that what came out before a fault is not lost with it. */
class Unpacker {
  private readonly stream: Gunzip;
  private chunks: Uint8Array[] = [];
  private fail: (error: Error) => void = () => undefined;

  constructor(stream: Gunzip) {
    this.stream = stream;
    stream.on('data', (chunk: Uint8Array) => this.chunks.push(chunk));
    stream.on('error', (error) => this.fail(error));
  }

  write(piece: Uint8Array): Promise<void> {
    return this.until((done) => this.stream.write(piece, () => done()));
  }

  end(): Promise<void> {
    return this.until((done) => this.stream.once('end', done).end());
  }

  /** What was unpacked since the last call. */
  take(): Uint8Array[] {
    const { chunks } = this;
    this.chunks = [];
    return chunks;
  }

  close(): void {
    this.stream.destroy();
  }

  private until(act: (done: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      act(resolve);
    });
  }
}

function bomb(path: string, given: number): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    `the gzip data unpack to more than ${Math.floor(given / 1024 ** 2)} MiB, far more than a log would`,
    'Unpack the file and name the part that holds the log.',
  );
}

function damaged(path: string, given: number, reason: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `the gzip data are damaged or cut after ${given} unpacked bytes: ${reason}`,
    'Copy the file again, or unpack what is left with `gzip -dc` and name the result.',
  );
}

function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}
