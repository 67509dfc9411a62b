import type { Run } from '../run/run.js';
import type { Tail } from './tail.js';

/** Takes the bytes `[start, end)`, which are a record. */
export type OnRecord = (bytes: Uint8Array, start: number, end: number) => void;

/** Bytes of the longest record that is waited for. No scalar is longer: a larger length is damage. */
export const longestRecord: number = 1024 ** 3;

/** Finds the records in bytes that come in pieces. */
interface Framing {
  push(bytes: Uint8Array): void;
}

/** Takes a log of binary records in pieces; what a record means is said by the format. */
export abstract class RecordTail<Frames extends Framing> implements Tail {
  protected readonly path: string;
  protected readonly frames: Frames;
  /** Whole records that do not hold what they should. */
  protected unreadable = 0;

  /** @param framing gives what calls `onRecord` with each record */
  constructor(path: string, framing: (onRecord: OnRecord) => Frames) {
    this.path = path;
    this.frames = framing((bytes, start, end) => this.take(bytes, start, end));
  }

  push(bytes: Uint8Array): void {
    this.frames.push(bytes);
  }

  /** A record that was never finished is left out. */
  end(): void {}

  abstract runs(): Run[];

  /** Takes a record. Throws `RangeError` where it cannot be read. */
  protected abstract add(bytes: Uint8Array, start: number, end: number): void;

  private take(bytes: Uint8Array, start: number, end: number): void {
    try {
      this.add(bytes, start, end);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.unreadable += 1;
    }
  }
}
