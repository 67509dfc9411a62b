import type { Run } from '../run/run.js';
import { isTorn, noteTorn } from './lines.js';
import type { ReadOptions, Source } from './reader.js';

/** Takes the content of a log in pieces, as it grows, and tells what is known at any time. */
export interface Tail {
  /** Takes the next bytes, cut anywhere. Throws `GrokscopeError` where they cannot be of this format. */
  push(bytes: Uint8Array): void;
  /**
   * Takes what is left of a last record that was never finished. Nothing may be pushed afterwards. Where the content
   * `isTorn`, a last line that nothing ends is left out.
   */
  end(isTorn: boolean): void;
  /** Whether a torn last line was left out; absent for formats that do not consist of lines. */
  readonly leftOut?: boolean;
  /** The runs of all records that are whole. Throws `GrokscopeError` where there is none. */
  runs(): Run[];
}

/** The runs of a whole source. */
export async function readThrough(tail: Tail, source: Source, { signal }: ReadOptions): Promise<Run[]> {
  let size = 0;
  for await (const chunk of source.stream()) {
    signal?.throwIfAborted();
    size += chunk.length;
    tail.push(chunk);
  }
  tail.end(isTorn(source, size));
  noteTorn(source, { leftOut: tail.leftOut ?? false });
  return tail.runs();
}
