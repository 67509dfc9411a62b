import { TimeBudget } from '../codecs/time-budget.js';
import { noteCut } from './cut.js';
import type { Note } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';

/** Unpacked bytes after which a file is taken for a bomb. */
const unpackedLimit = 16 * 1024 ** 3;
/** Packed bytes that are unpacked at once: to 128 MiB at most, since four bytes can stand for a block of 128 KiB. */
const portion = 4096;
/** Unpacked blocks that are handed on before more are unpacked. */
const fewBlocks = 8;
/** The memory that a frame may ask for, as `zstd` without `--long` has it. */
const largestWindow = 128 * 1024 ** 2;

/** Whether the content starts like a Zstandard file, whatever its name. */
export function isZstd(head: Uint8Array): boolean {
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
}

/**
 * Unpacks Zstandard data of one or more frames. Data that are cut off are unpacked as far as they go, which `notes`
 * gets to hear. Throws `malformed` where they are damaged, `too-large` over 16 GiB and for frames that need more than
 * 128 MiB of memory.
 */
export async function* unzstd(
  packed: AsyncIterable<Uint8Array>,
  path: string,
  notes: Note[] = [],
): AsyncGenerator<Uint8Array, void, undefined> {
  const { Decompress, ZstdErrorCode } = await import('fzstd');
  const unpacked: Uint8Array[] = [];
  let total = 0;
  const stream = new Decompress((chunk) => {
    total += chunk.length;
    if (total > unpackedLimit)
      throw tooLarge(path, `the zstd data unpack to more than ${unpackedLimit / 1024 ** 3} GiB`);
    unpacked.push(chunk);
  });
  const budget = new TimeBudget();
  const within = (work: () => void): void => {
    try {
      budget.spend(work);
    } catch (error) {
      throw error instanceof GrokscopeError ? error : damaged(path, total, error);
    }
  };
  let isFirst = true;
  for await (const chunk of packed) {
    if (isFirst && windowOf(chunk) > largestWindow)
      throw tooLarge(path, 'the zstd data need more than 128 MiB of memory to unpack');
    isFirst = false;
    budget.extend(chunk.length);
    for (let at = 0; at < chunk.length; ) {
      within(() => {
        for (; at < chunk.length && unpacked.length < fewBlocks; at += portion)
          stream.push(chunk.subarray(at, at + portion), false);
      });
      yield* unpacked.splice(0);
    }
  }
  try {
    budget.spend(() => stream.push(new Uint8Array(0), true));
  } catch (error) {
    const isCut = error instanceof Error && 'code' in error && error.code === ZstdErrorCode.UnexpectedEOF;
    if (!isCut || total === 0) throw damaged(path, total, error);
    noteCut(notes, 'zstd', total);
  }
  yield* unpacked.splice(0);
}

/** The memory for unpacking that the first frame asks for. Format: RFC 8878, section 3.1.1.1. */
function windowOf(start: Uint8Array): number {
  const descriptor = start[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  if (!isSingleSegment) {
    const size = start[5] ?? 0;
    return 2 ** (10 + (size >> 3)) * (1 + (size & 7) / 8);
  }
  const sizeBytes = [1, 2, 4, 8][descriptor >> 6] ?? 1;
  const from = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  return start.subarray(from, from + sizeBytes).reduceRight((size, byte) => size * 256 + byte, 0);
}

function tooLarge(path: string, message: string): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    message,
    'Unpack the file and name the part that holds the log.',
  );
}

function damaged(path: string, total: number, error: unknown): GrokscopeError {
  const reason = error instanceof Error ? error.message : String(error);
  return new GrokscopeError(
    'malformed',
    path,
    `the zstd data are damaged or cut after ${total} unpacked bytes: ${reason}`,
    'Copy the file again, or unpack what is left with `zstd -dc` and name the result.',
  );
}
