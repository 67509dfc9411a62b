import { renderLines } from '../../report/ansi.js';
import { clean } from '../../report/clean.js';
import { type Line, line, span } from '../../report/lines.js';
import { formatProbability } from '../../report/numbers.js';
import { at, between } from '../../report/text/axis-words.js';
import type { Display } from '../display.js';
import { CHECK_TEXT } from '../text/check.js';
import { type Gate, type JudgedRun, passes } from './gate.js';

/** One line for a run that passes; for one that fails what it lacks, and below what it did. */
export function gateText({ runs }: Gate, { color, glyphs }: Display): string {
  const passed = runs.filter(passes).length;
  const lines = [
    ...runs.flatMap((run) => (passes(run) ? [passedLine(run)] : failedLines(run))),
    line(CHECK_TEXT.tally(passed, runs.length), 'strong'),
  ];
  return `${renderLines(lines, { color, ascii: glyphs === 'ascii' })}\n`;
}

function passedLine({ run, diagnosis, curves }: JudgedRun): Line {
  const { verdict, probability, transition } = diagnosis;
  const time = transition && `${at(curves.axis, transition.t50)} (95 %: ${between(transition.interval95)})`;
  const found = CHECK_TEXT.found(verdict, formatProbability(probability), time ?? undefined);
  return [span('pass', 'good'), span(`  ${clean(run.id)}: ${found}`)];
}

function failedLines({ run, diagnosis, shortfalls }: JudgedRun): Line[] {
  return [
    [span('FAIL', 'bad'), span(`  ${clean(run.id)}: ${shortfalls.join(' ')}`)],
    line(`      ${diagnosis.summary}`, 'dim'),
  ];
}
