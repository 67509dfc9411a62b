import { type Line, shorten, type Span, span, textWidth } from '../lines.js';
import type { Figure } from './figure.js';
import { penOf, runLetter, runStyle, slotOf } from './pens.js';
import { type GlyphSet, penSample } from './raster.js';

const GAP = '   ';

/** A name that would be shorter is left out. */
const MIN_NAME_WIDTH = 10;

/** Names of runs beside their letters may be shorter. */
const MIN_RUN_WIDTH = 5;

/** Columns of an entry beside its words: sample, spaces, brackets, gap. */
const EXTRA = 7 + GAP.length;

/** One row that says which line is what: the curves of one run with their names in the log, or the runs. */
export function legend(figure: Figure, glyphs: GlyphSet, width: number): Line {
  return figure.runs.length > 1 ? runLegend(figure, glyphs, width) : curveLegend(figure, glyphs, width);
}

function curveLegend(figure: Figure, glyphs: GlyphSet, width: number): Line {
  const { curves } = figure;
  const taken = curves.reduce((sum, { label }) => sum + label.length + EXTRA, -GAP.length);
  const names = curves.reduce((sum, { name }) => sum + textWidth(name), 0);
  const nameRoom = taken + names <= width ? width : Math.floor((width - taken) / curves.length);
  return curves.flatMap(({ run, role, label, name }, index) => {
    const pen = penOf(figure, run, role);
    return [
      span(index > 0 ? GAP : ''),
      span(penSample(pen, glyphs), pen.style),
      span(nameRoom < MIN_NAME_WIDTH ? ` ${label}` : ` ${label} (${shorten(name, nameRoom)})`),
    ];
  });
}

function runLegend(figure: Figure, glyphs: GlyphSet, width: number): Line {
  const { runs, curves, bands, quantity } = figure;
  const drawn = [...new Set([...curves, ...bands].map(({ run }) => run))].toSorted((a, b) => a - b);
  // Seeds that are drawn as one band share a slot, and the name of the first.
  const shown = drawn.filter(
    (run, i) => drawn.findIndex((one) => slotOf(figure, one) === slotOf(figure, run)) === i,
  );
  const samples = (['train', 'test'] as const).map((role) =>
    penSample({ style: 'plain', dotted: role === 'train', letter: role === 'train' ? '.' : '1' }, glyphs),
  );
  const head = `${samples[0]} train ${samples[1]} test ${quantity}`;
  const spans: Span[] = [span(head)];
  const room = Math.max(
    MIN_RUN_WIDTH,
    Math.floor((width - textWidth(head)) / Math.max(1, shown.length)) - GAP.length - 2,
  );
  const fullNames = new Map(
    shown.map((run) => {
      const band = bands.find((one) => one.run === run && one.kind === 'seeds');
      return [run, band?.seeds ? `${runs[run] ?? ''}, ${band.seeds} seeds` : (runs[run] ?? '')];
    }),
  );
  const hasRoom = [...fullNames.values()].every((full) => textWidth(full) <= room);
  let used = textWidth(head);
  for (const run of shown) {
    const slot = slotOf(figure, run);
    const name = shorten((hasRoom ? fullNames.get(run) : runs[run]) ?? '', room);
    used += GAP.length + 2 + textWidth(name);
    if (used > width) break;
    spans.push(span(GAP), span(`${runLetter(slot)} ${name}`, runStyle(slot)));
  }
  return spans;
}
