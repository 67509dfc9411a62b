/* oxlint-disable typescript/no-unsafe-type-assertion -- stand-ins have only what Ink uses of a stream */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import headless from '@xterm/headless';
import { vi } from 'vitest';

/** A terminal in this process: Ink's output drives a real screen buffer, keys are typed into its input. */
export class ScreenTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Everything that was written so far. */
  written = '';
  private readonly keyboard: PassThrough;
  private readonly output: FakeOutput;
  private readonly terminal: InstanceType<typeof headless.Terminal>;

  constructor(columns: number, rows: number) {
    this.terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    this.output = new FakeOutput(columns, rows, (text) => {
      this.written += text;
      this.terminal.write(text);
    });
    this.keyboard = Object.assign(new PassThrough(), {
      isTTY: true,
      setRawMode: () => this.keyboard,
      ref: () => this.keyboard,
      unref: () => this.keyboard,
    });
    this.stdin = this.keyboard as unknown as NodeJS.ReadStream;
    this.stdout = this.output as unknown as NodeJS.WriteStream;
  }

  type(keys: string): void {
    this.keyboard.write(keys);
  }

  /** Types, and waits until the keys have been read, so that an Esc is not taken for the beginning of the next one. */
  async typeAlone(keys: string): Promise<void> {
    this.type(keys);
    do {
      for (let turn = 0; turn < 3; turn += 1)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
    } while (this.keyboard.readableLength > 0);
  }

  /** The keyboard goes away, as when the window is closed. */
  endInput(): void {
    this.keyboard.end();
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows);
    Object.assign(this.output, { columns, rows });
    this.output.emit('resize');
  }

  /** The rows that are visible now. */
  rows(): string[] {
    const buffer = this.terminal.buffer.active;
    return Array.from(
      { length: this.terminal.rows },
      (_, row) =>
        buffer
          .getLine(buffer.viewportY + row)
          ?.translateToString(true, 0, this.terminal.cols)
          .trimEnd() ?? '',
    );
  }

  text(): string {
    return this.rows().join('\n').trimEnd();
  }

  get isAlternateScreen(): boolean {
    return this.terminal.buffer.active.type === 'alternate';
  }

  /** Waits until nothing has been drawn for a while. */
  async settles(): Promise<void> {
    let before = -1;
    while (before !== this.written.length) {
      before = this.written.length;
      await new Promise((resolve) => {
        setTimeout(resolve, 120);
      });
    }
  }

  /** Waits until the screen shows a text or matches a pattern. */
  async shows(expected: string | RegExp): Promise<void> {
    await vi.waitFor(
      () => {
        const text = this.text();
        const isShown = typeof expected === 'string' ? text.includes(expected) : expected.test(text);
        if (!isShown) throw new Error(`the screen does not show ${String(expected)}:\n${text}`);
      },
      { timeout: 10_000, interval: 10 },
    );
  }
}

class FakeOutput extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  columns: number;
  rows: number;
  private readonly onText: (text: string) => void;

  constructor(columns: number, rows: number, onText: (text: string) => void) {
    super();
    this.columns = columns;
    this.rows = rows;
    this.onText = onText;
  }

  write(text: string, ...rest: unknown[]): boolean {
    this.onText(text);
    const callback = rest.findLast((argument) => typeof argument === 'function');
    if (callback) queueMicrotask(callback as () => void);
    return true;
  }
}
