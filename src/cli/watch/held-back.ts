import type { CliContext } from '../context.js';

/** Pieces of output that are kept at most; of more, the oldest are dropped. */
const most = 1000;

/** Output of a context that is held back while a view has the terminal, and written in its order afterwards. */
export class HeldBack {
  readonly stdout: Output;
  readonly stderr: Output;
  private held: (() => void)[] | undefined;

  constructor({ stdout, stderr }: Pick<CliContext, 'stdout' | 'stderr'>) {
    this.stdout = this.output(stdout);
    this.stderr = this.output(stderr);
  }

  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const write of held) write();
  }

  private output(stream: NodeJS.WriteStream): Output {
    return {
      write: (text) => {
        const write = (): void => void stream.write(text);
        if (this.held) this.held.push(write);
        else write();
        if (this.held && this.held.length > most) this.held.shift();
      },
    };
  }
}

/** Where lines of text go. */
export interface Output {
  write(text: string | Uint8Array): void;
}
