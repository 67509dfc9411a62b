import { clean } from '../../report/clean.js';
import { at } from '../../report/text/axis-words.js';
import { WATCH_TEXT } from '../text/watch.js';
import { eventWords, type RunEvent } from './words.js';

/** An event of a run as a line: time, run, step and what has happened, two blanks apart. */
export function eventLine(event: RunEvent, time: Date): string {
  const { run, curves } = event.analysed;
  const step = event.kind === 'phase' ? event.change.step : event.state.step;
  return [
    clockTime(time),
    clean(run.id),
    step === null ? WATCH_TEXT.noStep : at(curves.axis, step),
    eventWords(event),
  ].join('  ');
}

/** Local date and time to the second: `2026-11-27 18:05:12`. */
function clockTime(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}
