import { type Line, line, wrap } from '../../report/lines.js';
import { formatStep } from '../../report/numbers.js';
import { extentOf } from '../../report/plot/extent.js';
import type { FigureCurve } from '../../report/plot/figure.js';
import { runLetter, slotOf } from '../../report/plot/pens.js';
import { runColumns } from '../../report/text/many-runs.js';
import { bottomRow } from './bottom-row.js';
import { helpLines } from './help.js';
import { SORT_WORDS } from './listing.js';
import { whyNoRun } from './no-run.js';
import { pageOf } from './paging.js';
import { gapWords, readingAt, valueWords, xWords } from './read-out.js';
import { firstShown } from './run-list.js';
import type { View } from './view.js';

/** The screen in sentences, for a screen reader: what is chosen, the verdict, the curves, the crosshair, the details. */
export function spokenScreen(view: View): Line[] {
  const { state, size } = view;
  const width = size.columns - 1;
  const rows = size.rows - 2;
  if (state.layer === 'help')
    return [...pageOf(helpLines(view, Math.min(width, 80), rows), view.page, rows).shown, bottomRow(view)];
  const sentences = state.showsTable ? tableSentences(view, rows) : runSentences(view);
  const details = state.showsTable ? [] : detailSentences(view);
  return [
    ...sentences.flatMap((text) => wrap(text, width)).map((text) => line(text)),
    ...details,
    bottomRow(view),
  ];
}

function runSentences(view: View): string[] {
  const { analysis, chosen, listed, place, layout, state } = view;
  if (!chosen) return [whyNoRun(view) ?? ''];
  const where =
    analysis.runs.length > 1
      ? [
          `Run ${place + 1} of ${listed.length}, ${state.sort === 'given' ? '' : 'by '}${SORT_WORDS[state.sort]}: ${chosen.name}.`,
        ]
      : [];
  const header = layout.header
    .map((row) =>
      row
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .join(' ');
  return [...where, header, ...curveSentences(view), ...crosshairSentence(view)];
}

function curveSentences({ figure }: View): string[] {
  if (!figure) return ['There is no curve to describe.'];
  const isFraction = figure.y.unit === 'percent';
  return figure.curves.map((curve) => {
    const name =
      figure.runs.length > 1 ? `Run ${runLetter(slotOf(figure, curve.run))}, ${curve.label}` : curve.label;
    return `${name}: ${courseWords(curve, isFraction, figure.x.title)}.`;
  });
}

function courseWords({ x, y }: FigureCurve, isFraction: boolean, axis: string): string {
  const value = (v: number | undefined): string => valueWords(v, isFraction);
  const [low, high] = extentOf(y);
  return `${value(y[0])} at ${axis} ${formatStep(x[0] ?? 0)}, ${value(y.at(-1))} at ${formatStep(x.at(-1) ?? 0)}; lowest ${value(low)}, highest ${value(high)}`;
}

function crosshairSentence({ figure, state, drawn }: View): string[] {
  const { crosshair } = state;
  if (!figure || crosshair === undefined) return [];
  const at = `At ${xWords(figure, state.chart.x)} ${formatStep(crosshair)}`;
  return drawn.map(({ analysed, slot }) => {
    const { train, test, isFraction } = readingAt(analysed, figure.quantity, state.chart.x, crosshair);
    const gap =
      train === undefined || test === undefined ? '' : `, gap ${gapWords(train - test, isFraction)}`;
    const run = drawn.length > 1 ? `, run ${runLetter(slot)}` : '';
    return `${at}${run}: train ${valueWords(train, isFraction)}, test ${valueWords(test, isFraction)}${gap}.`;
  });
}

function detailSentences({ details, page, pages, layout }: View): Line[] {
  const { shown } = pageOf(details, page, layout.detailRows);
  return pages > 1 ? [line(`Details, page ${page + 1} of ${pages}.`), ...shown] : [...shown];
}

function tableSentences({ listed, place }: View, rows: number): string[] {
  const room = Math.max(1, rows - 2);
  const first = firstShown(place, room, listed.length);
  const shown = listed.slice(first, first + room);
  const columns = runColumns(shown.map(({ analysed }) => analysed));
  return shown.map(({ name }, i) => {
    const cells = columns.map((column) => `${column.head} ${column.cells[i] ?? ''}`);
    return `${first + i === place ? 'Chosen: ' : ''}${name}: ${cells.join(', ')}.`;
  });
}
