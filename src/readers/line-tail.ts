import type { Run } from '../run/run.js';
import { LineBlocks } from './lines.js';
import type { Tail } from './tail.js';

/** Takes a log of lines in pieces; what a block of whole lines means is said by the format. */
export abstract class LineTail implements Tail {
  protected readonly path: string;
  private readonly blocks: LineBlocks;

  /** @param head first bytes of the content, for their byte order mark */
  constructor(head: Uint8Array, path: string) {
    this.path = path;
    this.blocks = new LineBlocks(head, path);
  }

  push(bytes: Uint8Array): void {
    this.parse(this.blocks.push(bytes));
  }

  end(isTorn: boolean): void {
    this.parse(this.blocks.end(isTorn));
  }

  get leftOut(): boolean {
    return this.blocks.leftOut;
  }

  abstract runs(): Run[];

  /** Takes a block of lines, which may be empty; only at the end may the last line lack its end. */
  protected abstract parse(block: string): void;
}
