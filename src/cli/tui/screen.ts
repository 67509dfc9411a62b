import type { AnalysedRun, Analysis } from '../../analysis.js';
import { BLANK, type Line, line, padEnd, type Span, span, textWidth, wrap } from '../../report/lines.js';
import { chart } from '../../report/plot/chart.js';
import type { GlyphSet } from '../../report/plot/raster.js';
import { detailLines, verdictLines } from '../../report/text/one-run.js';
import { KEYMAP } from './keymap.js';
import { runList } from './run-list.js';
import type { ViewState } from './view-state.js';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Screen {
  /** One line fewer than the terminal has rows: a full one makes Ink 6 wipe the scrollback. */
  readonly lines: readonly Line[];
  /** How many pages the details have. */
  readonly pages: number;
}

const SMALLEST: Size = { columns: 40, rows: 12 };
const WIDEST_TEXT = 120;
/** The chart takes what the details do not need, but at least the lower number of rows. */
const DETAIL_ROWS = 12;
const CHART_ROWS: readonly [number, number] = [10, 26];

/** Everything that the terminal shows, as lines. Pure: the same analysis, state and size give the same screen. */
export function screen(analysis: Analysis, state: ViewState, size: Size, glyphs: GlyphSet): Screen {
  const height = size.rows - 1;
  if (size.columns < SMALLEST.columns || size.rows < SMALLEST.rows) {
    return { lines: tooSmall(size).slice(0, Math.max(1, height)), pages: 1 };
  }
  const hints = hintLine(analysis.runs.length, size.columns);
  if (state.isHelpOpen) return { lines: fill([...helpLines(), BLANK], height - 1, hints), pages: 1 };
  const run = analysis.runs[state.selected];
  if (!run) return { lines: fill([], height - 1, hints), pages: 1 };
  const header = verdictLines(run, Math.min(WIDEST_TEXT, size.columns)).slice(0, Math.floor(height / 2));
  const bodyHeight = height - header.length - 2;
  const list = runList(analysis.runs, state.selected, bodyHeight, size.columns);
  const listWidth = list === undefined ? 0 : list.width + 3;
  const { lines: body, pages } = runBody(
    run,
    state,
    { columns: size.columns - listWidth, rows: bodyHeight },
    glyphs,
  );
  const rows = list
    ? body.map((row, index) => [
        ...(list.lines[index] ?? [span(' '.repeat(list.width))]),
        span(' │ ', 'dim'),
        ...row,
      ])
    : body;
  return { lines: fill([...header, BLANK, ...rows], height - 1, hints), pages };
}

/** Chart and as many details as there is room for, exactly `rows` lines. */
function runBody(run: AnalysedRun, state: ViewState, { columns, rows }: Size, glyphs: GlyphSet): Screen {
  const chartHeight = Math.min(rows, CHART_ROWS[1], Math.max(CHART_ROWS[0], rows - DETAIL_ROWS));
  const picture = chart(run, { width: columns - 1, height: chartHeight, xScale: state.xScale, glyphs });
  const room = Math.max(0, rows - picture.length);
  const details = detailLines(run, Math.min(WIDEST_TEXT, columns - 1));
  const { shown, pages } = pageOf(details, state.page, room);
  const lines = [...picture, ...shown];
  return {
    lines: [...lines, ...Array.from({ length: Math.max(0, rows - lines.length) }, () => BLANK)].slice(
      0,
      rows,
    ),
    pages,
  };
}

/** One page of the details; its last row says what follows. */
function pageOf(
  details: readonly Line[],
  page: number,
  room: number,
): { shown: readonly Line[]; pages: number } {
  if (room < 2) return { shown: [], pages: 1 };
  if (details.length <= room) return { shown: details, pages: 1 };
  const size = room - 1;
  const pages = Math.ceil(details.length / size);
  const current = Math.min(page, pages - 1);
  const shown = details.slice(current * size, (current + 1) * size);
  const padding = Array.from({ length: size - shown.length }, () => BLANK);
  return { shown: [...shown, ...padding, line(`page ${current + 1} of ${pages}`, 'dim')], pages };
}

function fill(lines: readonly Line[], height: number, last: Line): Line[] {
  const padding = Array.from({ length: Math.max(0, height - lines.length) }, () => BLANK);
  return [...lines.slice(0, height), ...padding, last];
}

function hintLine(runs: number, columns: number): Line {
  const spans: Span[] = [];
  let used = 0;
  for (const { shown, hint, manyRuns } of KEYMAP) {
    if (!hint || (manyRuns && runs < 2)) continue;
    const gap = used === 0 ? '' : '   ';
    used += textWidth(`${gap}${shown} ${hint}`);
    if (used > columns) break;
    spans.push(span(gap), span(shown, 'strong'), span(` ${hint}`, 'dim'));
  }
  return spans;
}

function helpLines(): Line[] {
  const width = Math.max(...KEYMAP.map(({ shown }) => textWidth(shown)));
  return [
    line('Keys', 'strong'),
    ...KEYMAP.map(({ shown, help }) => [span(`  ${padEnd(shown, width)}  `, 'strong'), span(help)]),
    BLANK,
    line('Marks', 'strong'),
    [
      span('  ▾            ', 'strong'),
      span('A step that is named above it; ┊ carries it through the plot.'),
    ],
    [span('  ├─▾─┤        ', 'test'), span('10, 50 and 90 % of the move of the test curve.')],
    [
      span('  (1/λ)·log α  ', 'theory'),
      span('The step that theory predicts; → where it lies beyond the log.'),
    ],
  ];
}

function tooSmall({ columns, rows }: Size): Line[] {
  const message = `The view needs ${SMALLEST.columns}×${SMALLEST.rows} cells; this terminal has ${columns}×${rows}. q quits.`;
  return wrap(message, Math.max(1, columns)).map((row) => line(row));
}
