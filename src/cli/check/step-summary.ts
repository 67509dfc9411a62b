import { clean } from '../../report/clean.js';
import { formatProbability, formatStep } from '../../report/numbers.js';
import { TEXT } from '../text.js';
import { type Gate, type JudgedRun, passes, whyNot } from './gate.js';

/** GitHub refuses a summary of more than 1 MiB; this many rows stay well below. */
const MOST_ROWS = 1000;

/** The result of a gate as a Markdown section with a table, runs that fail first. */
export function stepSummary({ runs, errors, passed }: Gate): string {
  const failed = runs.filter((run) => !passes(run));
  const rows = [
    ...failed.map((run) => row('❌', run, whyNot(run))),
    ...errors.map(({ path, message }) => ['❌', code(path), '', '', '', plain(message)]),
    ...runs.filter(passes).map((run) => row('✅', run, '')),
  ];
  const tally = [
    ...(runs.length > 0 ? [TEXT.check.tally(runs.length - failed.length, runs.length)] : []),
    ...(errors.length > 0 ? [TEXT.check.unreadable(errors.length)] : []),
    ...(runs.length + errors.length === 0 ? [TEXT.nothingFound] : []),
  ].join(' ');
  const head = TEXT.check.summaryHead;
  const lines = [head, head.map(() => '---'), ...rows.slice(0, MOST_ROWS)];
  return `### ${passed ? '✅' : '❌'} grokscope check

${tally}

${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}${
  rows.length > MOST_ROWS ? `\n${TEXT.check.moreRows(rows.length - MOST_ROWS)}\n` : ''
}
`;
}

function row(mark: string, { run, diagnosis }: JudgedRun, why: string): string[] {
  const { verdict, probability, transition } = diagnosis;
  return [
    mark,
    code(run.id),
    verdict,
    formatProbability(probability),
    transition ? formatStep(transition.t50) : '',
    plain(why),
  ];
}

/** A name as code, in which Markdown means nothing; a bar would end the cell of a table even there. */
function code(name: string): string {
  const text = clean(name).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** A sentence in which nothing is Markdown or HTML. */
function plain(text: string): string {
  return clean(text)
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
