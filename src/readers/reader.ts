import type { Note, Run } from '../run/run.js';
import type { Tail } from './tail.js';

/** A readable input: a file (already unpacked where it was `.gz` or `.zst`), or standard input. */
export interface Source {
  /** Path as given, or `-` for standard input. Such an ending is kept. */
  readonly path: string;
  /** Size in bytes of the unpacked content, where known without reading. */
  readonly size?: number;
  /** First bytes of the content (at most 64 KiB). */
  head(): Promise<Uint8Array>;
  /** The whole content. Throws `GrokscopeError` with code `too-large` over `limit` bytes (default 1 GiB). */
  bytes(limit?: number): Promise<Uint8Array>;
  /** The content in chunks. Can be called more than once on files. */
  stream(): AsyncIterable<Uint8Array>;
  /** What was left out so far, as damaged or not written yet: complete once the content was read. Noted on every run of it. */
  readonly notes?: Note[];
  /** A file of this name in the same folder, if there is one with content. Absent where the input is in no folder. */
  sibling?(name: string): Promise<Source | undefined>;
}

export interface ReadOptions {
  /** Column or key to use as the step axis instead of the inferred one. */
  readonly step?: string;
  readonly signal?: AbortSignal;
}

/** Reads one format. Chosen by content; the name of the file decides only between equals. */
export interface Reader {
  /** Short stable name, as in the JSON report: `csv`, `tfevents`. */
  readonly format: string;
  /** One line for `grokscope formats`: what it is and who writes it. */
  readonly description: string;
  /** How surely the content is of this format, 0 to 1. Pure: looks at the first bytes, then at the name. */
  sniff(head: Uint8Array, path: string): number;
  /** Yields the runs of one file. Throws `GrokscopeError` where the content cannot be read. */
  read(source: Source, options: ReadOptions): AsyncIterable<Run>;
  /**
   * For logs to which writers only append. `head` is the first 64 KiB. Undefined where content of this kind cannot be
   * taken in pieces.
   */
  tail?(head: Uint8Array, path: string, options: ReadOptions): Tail | undefined;
}
