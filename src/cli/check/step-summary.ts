import { inertCode, inertText } from '../../report/markdown/inert.js';
import { formatProbability, formatStep } from '../../report/numbers.js';
import { markdownTable } from '../markdown-table.js';
import { TEXT } from '../text.js';
import { CHECK_TEXT } from '../text/check.js';
import { type Gate, type JudgedRun, passes, whyNot } from './gate.js';

/** GitHub refuses a summary of more than 1 MiB; this many rows stay well below. */
const MOST_ROWS = 1000;

/** The result of a gate as a Markdown section with a table, runs that fail first. */
export function stepSummary({ runs, errors, passed }: Gate): string {
  const failed = runs.filter((run) => !passes(run));
  const rows = [
    ...failed.map((run) => row('❌', run, whyNot(run))),
    ...errors.map(({ path, message }) => ['❌', inertCode(path), '', '', '', inertText(message)]),
    ...runs.filter(passes).map((run) => row('✅', run, '')),
  ];
  const tally = [
    ...(runs.length > 0 ? [CHECK_TEXT.tally(runs.length - failed.length, runs.length)] : []),
    ...(errors.length > 0 ? [CHECK_TEXT.unreadable(errors.length)] : []),
    ...(runs.length + errors.length === 0 ? [TEXT.nothingFound] : []),
  ].join(' ');
  return `### ${passed ? '✅' : '❌'} grokscope check

${tally}

${markdownTable(CHECK_TEXT.summaryHead, rows.slice(0, MOST_ROWS))}
${rows.length > MOST_ROWS ? `\n${CHECK_TEXT.moreRows(rows.length - MOST_ROWS)}\n` : ''}
`;
}

function row(mark: string, { run, diagnosis }: JudgedRun, why: string): string[] {
  const { verdict, probability, transition } = diagnosis;
  return [
    mark,
    inertCode(run.id),
    verdict,
    formatProbability(probability),
    transition ? formatStep(transition.t50) : '',
    inertText(why),
  ];
}
