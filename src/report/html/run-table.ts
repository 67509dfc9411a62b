import type { AnalysedRun } from '../../analysis.js';
import { clean } from '../clean.js';
import { differingSettings } from '../differing-settings.js';
import { formatProbability, formatRatio, formatStep } from '../numbers.js';
import { shortNames } from '../short-names.js';
import { escapeXml } from '../svg/element.js';
import { VERDICT_WORDS } from '../verdict-words.js';
import type { Payload } from './payload.js';

interface Column {
  readonly head: string;
  readonly isNumber: boolean;
  /** What is shown, and what sorts it where that is another text. */
  readonly cell: (
    run: AnalysedRun,
    index: number,
  ) => { readonly text: string; readonly value?: number | null | undefined };
}

function step(value: number | null | undefined): { text: string; value?: number } {
  if (value === null || value === undefined || !Number.isFinite(value)) return { text: '' };
  return { text: formatStep(value), value };
}

function columnsOf(runs: readonly AnalysedRun[]): Column[] {
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  return [
    { head: '#', isNumber: true, cell: (_, index) => ({ text: String(index + 1) }) },
    { head: 'run', isNumber: false, cell: (_, index) => ({ text: names[index] ?? '' }) },
    {
      head: 'verdict',
      isNumber: false,
      cell: ({ diagnosis: { verdict } }) => ({
        text: `${VERDICT_WORDS[verdict].glyph} ${VERDICT_WORDS[verdict].label}`,
      }),
    },
    {
      head: 'sure',
      isNumber: true,
      cell: ({ diagnosis: { probability } }) => ({
        text: formatProbability(probability),
        value: probability,
      }),
    },
    { head: 'memorised', isNumber: true, cell: ({ diagnosis: { memorized } }) => step(memorized?.step) },
    { head: 't50', isNumber: true, cell: ({ diagnosis: { transition } }) => step(transition?.t50) },
    {
      head: '95 %',
      isNumber: true,
      cell: ({ diagnosis: { transition } }) => ({
        text: transition ? transition.interval95.map(formatStep).join('–') : '',
        value: transition && transition.interval95[1] - transition.interval95[0],
      }),
    },
    {
      head: 'delay',
      isNumber: true,
      cell: ({ diagnosis: { delayRatio } }) =>
        delayRatio === null ? { text: '' } : { text: formatRatio(delayRatio), value: delayRatio },
    },
    ...differingSettings(runs).map(({ key, head, cells }): Column => {
      const isNumber = key !== 'optimizer';
      return {
        head,
        isNumber,
        cell: ({ hyperparameters }, index) => ({
          text: cells[index] === '-' ? '' : (cells[index] ?? ''),
          ...(isNumber ? { value: Number(hyperparameters[key]?.value) } : {}),
        }),
      };
    }),
  ];
}

/** The table of runs; the script lets it choose what is drawn, filter and sort. */
export function runTable(runs: readonly AnalysedRun[], payload: Payload | undefined): string {
  const columns = columnsOf(runs);
  const head = columns.map(
    ({ head: name, isNumber }) =>
      `<th scope="col"${isNumber ? ' class="number"' : ''}><button type="button">${escapeXml(name)}</button></th>`,
  );
  const rows = runs.map((run, index) => {
    const cells = columns.map((column) => cellOf(column, run, index));
    const name = escapeXml(`Draw run ${index + 1}`);
    const disabled = payload && payload.charts[0]!.runs[index]!.curves.length > 0 ? '' : ' disabled';
    return `<tr><td class="script" hidden><input type="checkbox" data-run="${index}" aria-label="${name}"${disabled}></td>${cells.join('')}</tr>`;
  });
  return `<section id="runs" aria-labelledby="runs-head">
<h2 id="runs-head">Runs</h2>
<div class="bar script" hidden>
<input type="search" id="filter" aria-label="Filter runs" placeholder="Filter runs">
<span class="quiet" id="count" role="status"></span>
<button type="button" id="draw-listed">Draw all listed</button>
<button type="button" id="draw-none">Draw none</button>
</div>
<div class="scroll tall" tabindex="0" role="region" aria-label="Table of runs">
<table>
<thead><tr><td class="script" hidden></td>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function cellOf({ head, isNumber, cell }: Column, run: AnalysedRun, index: number): string {
  const { text, value } = cell(run, index);
  const sortedBy =
    value === undefined || value === null || !Number.isFinite(value) ? '' : ` data-value="${value}"`;
  const classes = isNumber ? ' class="number"' : head === 'run' ? ' class="name"' : '';
  return `<td${classes}${sortedBy}>${escapeXml(text)}</td>`;
}
