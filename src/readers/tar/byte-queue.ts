import { concatenate } from '../source/chunks.js';

/** Takes a stream apart into pieces of given sizes. */
export class ByteQueue {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private current: Uint8Array = new Uint8Array(0);

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.chunks = stream[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; fewer at the end of the stream. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    const length = await this.pass(count, (part) => parts.push(part));
    return concatenate(parts, length);
  }

  async skip(count: number): Promise<void> {
    await this.pass(count, () => undefined);
  }

  private async pass(count: number, use: (part: Uint8Array) => void): Promise<number> {
    let passed = 0;
    while (passed < count) {
      if (this.current.length === 0) {
        const next = await this.chunks.next();
        if (next.done) break;
        this.current = next.value;
      }
      const part = this.current.subarray(0, count - passed);
      this.current = this.current.subarray(part.length);
      passed += part.length;
      use(part);
    }
    return passed;
  }
}
