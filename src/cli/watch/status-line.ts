import type { Analysis } from '../../analysis.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';
import type { CliContext } from '../context.js';
import { terminalSize } from '../terminal-size.js';
import { WATCH_TEXT } from '../text/watch.js';

/** One line at the bottom of a terminal that says how many runs stand where, below the lines of events. */
export class StatusLine {
  private readonly stderr: CliContext['stderr'];
  private text = '';

  constructor({ stderr }: CliContext) {
    this.stderr = stderr;
  }

  show({ runs }: Analysis): void {
    const counts = new Map<string, number>();
    for (const { diagnosis } of runs) {
      const { glyph, label } = VERDICT_WORDS[diagnosis.verdict];
      counts.set(`${glyph} ${label}`, (counts.get(`${glyph} ${label}`) ?? 0) + 1);
    }
    const parts = Array.from(counts, ([label, count]) => `${count} ${label}`);
    this.text = WATCH_TEXT.status(runs.length, parts).slice(
      0,
      Math.max(1, terminalSize(this.stderr).columns - 1),
    );
    this.draw();
  }

  /** Makes room for a line of an event. */
  clear(): void {
    if (this.text !== '') this.stderr.write('\r\u001b[K');
  }

  draw(): void {
    if (this.text !== '') this.stderr.write(`\r\u001b[K${this.text}`);
  }
}
