import { GrokscopeError } from '../util/errors.js';
import type { Source } from './reader.js';
import { concatenate } from './source/chunks.js';
import { isCut } from './source/cut.js';

const newline = 10;
const longestLine = 256 * 1024 * 1024;

/** Encoding by byte order mark; UTF-8 where there is none. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The bytes as text, by their byte order mark. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/**
 * The text of a source in blocks that end at the end of a line; only the last block may end elsewhere. Decoded by
 * the byte order mark. Much faster than line by line. Throws `too-large` for a line over 256 MiB.
 */
export async function* lineBlocks(source: Source): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encodingOf(await source.head()));
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of source.stream()) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      rest.push(text.slice(0, end));
      yield rest.join('');
      rest = [];
      restLength = 0;
    }
    rest.push(text.slice(end));
    restLength += text.length - end;
    if (restLength > longestLine) throw lineTooLong(source.path);
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield last;
}

/**
 * The content of a source in blocks of UTF-8 that end at the end of a line; only the last block may end elsewhere. A last
 * line that is torn is left out, which the notes of the source say. Throws as `lineBlocks` does.
 */
export async function* byteBlocks(source: Source): AsyncGenerator<Uint8Array, void, undefined> {
  if (encodingOf(await source.head()) !== 'utf-8') {
    const encoder = new TextEncoder();
    for await (const block of lineBlocks(source)) yield encoder.encode(block);
    return;
  }
  let rest: Uint8Array[] = [];
  let restLength = 0;
  let size = 0;
  for await (const chunk of source.stream()) {
    size += chunk.length;
    const end = chunk.lastIndexOf(newline) + 1;
    let start = 0;
    if (end > 0 && restLength > 0) {
      start = chunk.indexOf(newline) + 1;
      rest.push(chunk.subarray(0, start));
      yield concatenate(rest, restLength + start);
      rest = [];
      restLength = 0;
    }
    if (end > start) yield chunk.subarray(start, end);
    if (end < chunk.length) rest.push(chunk.subarray(end));
    restLength += chunk.length - end;
    if (restLength > longestLine) throw lineTooLong(source.path);
  }
  if (restLength > 0 && !(restLength < size && isTorn(source, size))) yield concatenate(rest, restLength);
}

/** Programs write by blocks of this many bytes, or of several: a file that ends with one in mid-line goes on later. */
const writtenBlock = 4096;
const tornCode = 'torn-last-line';

/** Whether a last line without a line end is the start of one that was not written as a whole; notes it. */
function isTorn({ notes }: Source, size: number): boolean {
  if (!isCut(notes ?? []) && size % writtenBlock !== 0) return false;
  if (notes?.every(({ code }) => code !== tornCode))
    notes.push({ code: tornCode, message: 'the last line is cut off and was left out' });
  return true;
}

function lineTooLong(path: string): GrokscopeError {
  return new GrokscopeError(
    'too-large',
    path,
    `a single line is longer than ${longestLine / 1024 / 1024} MiB`,
    'Check that this is a log; one record a line is expected.',
  );
}

/**
 * The lines of a text, without the `\n` or `\r\n` that ends them. A bare `\r` stays in the line: progress bars use
 * it. Leaves out and throws what `byteBlocks` does.
 */
export async function* lines(source: Source): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const bytes of byteBlocks(source)) {
    const found = decoder.decode(bytes).split('\n');
    if (found.at(-1) === '') found.pop();
    for (const line of found) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
}
