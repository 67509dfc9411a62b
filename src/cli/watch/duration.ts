import { InvalidArgumentError } from 'commander';
import { WATCH_TEXT } from '../text/watch.js';

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
/** Timers hold no more milliseconds than 31 bits. */
const longest = (2 ** 31 - 1) / 1000;

/**
 * Milliseconds of a duration such as `90s`, `30m`, `1.5h` or `2d`. Throws `InvalidArgumentError` for anything else, and
 * over 24 days.
 */
export function parseDuration(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*([smhd])$/.exec(text.trim()) ?? [];
  const seconds = Number(number) * (units[unit] ?? Number.NaN);
  if (!(seconds > 0 && seconds <= longest)) throw new InvalidArgumentError(WATCH_TEXT.notADuration);
  return seconds * 1000;
}
