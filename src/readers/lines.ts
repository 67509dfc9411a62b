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
 * The text of a source in blocks that end at the end of a line; only the last block may end elsewhere. A last line that
 * is torn is left out, which the notes of the source say. Decoded by the byte order mark. Much faster than line by
 * line. Throws `too-large` for a line over 256 MiB.
 */
export async function* lineBlocks(source: Source): AsyncGenerator<string, void, undefined> {
  const blocks = new LineBlocks(await source.head(), source.path);
  let size = 0;
  for await (const chunk of source.stream()) {
    size += chunk.length;
    const block = blocks.push(chunk);
    if (block !== '') yield block;
  }
  const last = blocks.end(endsTorn(source, size));
  if (last !== '') yield last;
  noteTorn(source, blocks);
}

/** Makes blocks of text that end at the end of a line out of chunks that end anywhere. */
export class LineBlocks {
  private readonly path: string;
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private rest: string[] = [];
  private restLength = 0;
  private hasLines = false;
  /** Whether the end of a last line was known to be missing, and the line was left out. */
  leftOut = false;

  /** @param head first bytes of the content, for their byte order mark */
  constructor(head: Uint8Array, path: string) {
    this.path = path;
    this.decoder = new TextDecoder(encodingOf(head));
  }

  /** All lines that the chunk ends; empty where it ends none. Throws `too-large` for a line over 256 MiB. */
  push(chunk: Uint8Array): string {
    const text = this.decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    let block = '';
    if (end > 0) {
      this.hasLines = true;
      this.rest.push(text.slice(0, end));
      block = this.rest.join('');
      this.rest = [];
      this.restLength = 0;
    }
    this.rest.push(text.slice(end));
    this.restLength += text.length - end;
    if (this.restLength > longestLine) throw lineTooLong(this.path);
    return block;
  }

  /** The last line, where nothing ends it; where the content `isTorn`, it is left out, unless there is no other. */
  end(isTorn: boolean): string {
    this.leftOut = isTorn && this.hasLines && this.restLength > 0;
    return this.leftOut ? '' : this.rest.join('') + this.decoder.decode();
  }
}

/**
 * The content of a source in blocks of UTF-8 that end at the end of a line; only the last block may end elsewhere. A last
 * line that is torn is left out, which the notes of the source say. Throws as `lineBlocks` does.
 */
export async function* byteBlocks(source: Source): AsyncGenerator<Uint8Array, void, undefined> {
  const blocks = new ByteBlocks(await source.head(), source.path);
  let size = 0;
  for await (const chunk of source.stream()) {
    size += chunk.length;
    yield* blocks.push(chunk);
  }
  yield* blocks.end(endsTorn(source, size));
  noteTorn(source, blocks);
}

/** Programs write by blocks of this many bytes, or of several: a file that ends with one in mid-line goes on later. */
const writtenBlock = 4096;

/** Whether what follows the last line of a source of this size is known to be missing, if nothing ends that line. */
export function endsTorn({ notes }: Source, size: number): boolean {
  return isCut(notes ?? []) || size % writtenBlock === 0;
}

/** Notes on a source that its last line was left out, where it was. */
export function noteTorn({ notes }: Source, { leftOut }: { readonly leftOut: boolean }): void {
  const code = 'torn-last-line';
  if (leftOut && notes?.every((note) => note.code !== code))
    notes.push({ code, message: 'the last line is cut off and was left out' });
}

/** Makes blocks of UTF-8 that end at the end of a line out of chunks that end anywhere. */
export class ByteBlocks {
  private readonly path: string;
  private readonly recoded: LineBlocks | undefined;
  private readonly encoder = new TextEncoder();
  private rest: Uint8Array[] = [];
  private restLength = 0;
  private hasLines = false;
  private isLeftOut = false;

  /** @param head first bytes of the content, for their byte order mark */
  constructor(head: Uint8Array, path: string) {
    this.path = path;
    this.recoded = encodingOf(head) === 'utf-8' ? undefined : new LineBlocks(head, path);
  }

  /** All lines that the chunk ends. Throws `too-large` for a line over 256 MiB. */
  push(chunk: Uint8Array): Uint8Array[] {
    if (this.recoded) return this.encoded(this.recoded.push(chunk));
    const blocks: Uint8Array[] = [];
    const end = chunk.lastIndexOf(newline) + 1;
    let start = 0;
    this.hasLines ||= end > 0;
    if (end > 0 && this.restLength > 0) {
      start = chunk.indexOf(newline) + 1;
      this.rest.push(chunk.subarray(0, start));
      blocks.push(concatenate(this.rest, this.restLength + start));
      this.rest = [];
      this.restLength = 0;
    }
    if (end > start) blocks.push(chunk.subarray(start, end));
    if (end < chunk.length) this.rest.push(chunk.subarray(end));
    this.restLength += chunk.length - end;
    if (this.restLength > longestLine) throw lineTooLong(this.path);
    return blocks;
  }

  /** As that of `LineBlocks`. */
  end(isTorn: boolean): Uint8Array[] {
    if (this.recoded) return this.encoded(this.recoded.end(isTorn));
    this.isLeftOut = isTorn && this.hasLines && this.restLength > 0;
    return this.restLength > 0 && !this.isLeftOut ? [concatenate(this.rest, this.restLength)] : [];
  }

  get leftOut(): boolean {
    return this.recoded?.leftOut ?? this.isLeftOut;
  }

  private encoded(block: string): Uint8Array[] {
    return block === '' ? [] : [this.encoder.encode(block)];
  }
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
  for await (const block of lineBlocks(source)) yield* linesOf(block);
}

/** The lines of a block, as `lines` gives them. */
export function* linesOf(block: string): Generator<string, void, undefined> {
  const found = block.split('\n');
  if (found.at(-1) === '') found.pop();
  for (const line of found) yield line.endsWith('\r') ? line.slice(0, -1) : line;
}
