import type { Run } from '../run/run.js';
import type { ReadOptions, Source } from './reader.js';

/** Takes the content of a log in pieces, as it grows, and tells what is known at any time. */
export interface Tail {
  /** Takes the next bytes, cut anywhere. Throws `GrokscopeError` where they cannot be of this format. */
  push(bytes: Uint8Array): void;
  /** Takes what is left of a last record that was never finished. Nothing may be pushed afterwards. */
  end(): void;
  /** The runs of all records that are whole. Throws `GrokscopeError` where there is none. */
  runs(): Run[];
}

/** The runs of a whole source. */
export async function readThrough(tail: Tail, source: Source, { signal }: ReadOptions): Promise<Run[]> {
  for await (const chunk of source.stream()) {
    signal?.throwIfAborted();
    tail.push(chunk);
  }
  tail.end();
  return tail.runs();
}
