import type { AnalysedRun } from '../../analysis.js';
import { BLANK, type Line } from '../../report/lines.js';
import { detailLines } from '../../report/text/one-run.js';
import { comparison } from './comparison.js';
import type { ListedRun } from './listing.js';
import type { DrawnRun } from './overlay.js';

const known = new WeakMap<AnalysedRun, { readonly width: number; readonly lines: readonly Line[] }>();

/** The details of the chosen run; before them, where several are drawn, what the runs have in common and what not. */
export function detailsOf(
  drawn: readonly DrawnRun[],
  chosen: ListedRun | undefined,
  width: number,
): readonly Line[] {
  if (!chosen) return [];
  const own = linesOf(chosen.analysed, width);
  return drawn.length > 1 ? [...comparison(drawn, width), BLANK, ...own] : own;
}

function linesOf(run: AnalysedRun, width: number): readonly Line[] {
  const last = known.get(run);
  if (last?.width === width) return last.lines;
  // The first section begins with a blank line, which the read-out stands for.
  const lines = detailLines(run, width).slice(1);
  known.set(run, { width, lines });
  return lines;
}
