import { constants, createReadStream } from 'node:fs';
import { access, lstat, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Source } from '../reader.js';
import { collect, defaultLimit, first, headSize, tooLarge } from './chunks.js';
import { fileError } from './errors.js';
import { unpackerOf } from './unpack.js';

/** Bytes that are read at once. A small file gets no more room than it needs, as folders hold thousands of them. */
const largestChunk = 1024 ** 2;

/**
 * Opens a log file. A gzip or zstd file, known by its first bytes and not by its name, is unpacked while it is read.
 * Throws `not-found`, `not-readable` (also for pipes, sockets and devices) or `empty`.
 */
export async function openFile(path: string): Promise<Source> {
  const size = await sizeOfFile(path);
  const packed = () => createReadStream(path, { highWaterMark: Math.min(size, largestChunk) });
  const start = await startOfFile(path, Math.min(size, headSize));
  const unpack = unpackerOf(start);
  if (unpack) {
    const notes: Note[] = [];
    const stream = () => unpack(packed(), path, notes);
    const head = await first(stream(), headSize);
    if (head.length === 0) throw emptyFile(path, 'the packed file holds no data');
    return {
      path,
      head: () => Promise.resolve(head),
      bytes: (limit = defaultLimit) => collect(stream(), limit, path),
      stream,
      notes,
      sibling: (name) => siblingOf(path, name),
    };
  }
  return {
    path,
    size,
    head: () => Promise.resolve(start),
    async bytes(limit = defaultLimit) {
      if (size > limit) throw tooLarge(path, limit);
      return await readFile(path);
    },
    stream: packed,
    notes: [],
    sibling: (name) => siblingOf(path, name),
  };
}

/** A link is no sibling: it may lead anywhere. */
async function siblingOf(path: string, name: string): Promise<Source | undefined> {
  const sibling = join(dirname(path), name);
  try {
    return (await lstat(sibling)).isFile() ? await openFile(sibling) : undefined;
  } catch (error) {
    if (fileError(error, sibling) instanceof GrokscopeError) return undefined;
    throw error;
  }
}

async function sizeOfFile(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile())
      throw new GrokscopeError(
        'not-readable',
        path,
        'this is a pipe, socket or device, not a file',
        'Name a file or a folder, or give the log on standard input with `-`.',
      );
    await access(path, constants.R_OK);
    if (found.size === 0) throw emptyFile(path, 'the file is empty');
    return found.size;
  } catch (error) {
    throw fileError(error, path);
  }
}

async function startOfFile(path: string, length: number): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, path);
  }
}

function emptyFile(path: string, message: string): GrokscopeError {
  return new GrokscopeError('empty', path, message, 'Check that the run has written its log and flushed it.');
}
