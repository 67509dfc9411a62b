import { formatPercent, formatStep } from '../../report/numbers.js';
import type { CliContext } from '../context.js';
import { glyphsFor } from '../display.js';

const barWidth = 24;
const clearLine = '\r\u001b[K';
/** Least time between two updates, in milliseconds. */
const betweenFrames = 100;
const betweenLines = 10_000;

interface Progress {
  readonly fraction: number;
  readonly step?: number;
  readonly where?: string;
}

export interface ProgressBar {
  /** Shows how far the work is: the share that is done, 0 to 1, and the step or the part that is at work. */
  readonly update: (progress: Progress) => void;
  /** Takes the bar away. To be called whatever ends the work. */
  readonly end: () => void;
}

/** Progress of long work on stderr: a bar on a terminal, elsewhere a line every ten seconds. */
export function progressBar({ stderr, env }: CliContext, label: string): ProgressBar {
  const isBar = stderr.isTTY && env['TERM'] !== 'dumb';
  const interval = isBar ? betweenFrames : betweenLines;
  const start = performance.now();
  let last = isBar ? Number.NEGATIVE_INFINITY : start;
  const [full, empty] = glyphsFor(env) === 'ascii' ? ['#', '-'] : ['█', '░'];
  return {
    update({ fraction, step, where }) {
      const now = performance.now();
      if (now - last < interval) return;
      last = now;
      const filled = Math.round(barWidth * fraction);
      const place = where ?? `step ${formatStep(step ?? 0)}`;
      const done = `${formatPercent(Math.floor(fraction * 100) / 100)}, ${place}`;
      const left = fraction > 0.02 ? `, ${duration(((now - start) / fraction) * (1 - fraction))} left` : '';
      if (isBar) {
        const bar = full.repeat(filled) + empty.repeat(barWidth - filled);
        stderr.write(`${clearLine}${label} ${bar} ${done}${left}`);
      } else stderr.write(`${label}: ${done}${left}\n`);
    },
    end() {
      if (isBar) stderr.write(clearLine);
    },
  };
}

/** A time for people: `2.3 s`, `42 s`, `3 min`, `1.5 h`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
