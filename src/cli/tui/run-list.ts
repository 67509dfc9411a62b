import type { AnalysedRun } from '../../analysis.js';
import { clean } from '../../report/clean.js';
import { type Line, padEnd, shorten, span, textWidth } from '../../report/lines.js';
import { shortNames } from '../../report/short-names.js';
import { VERDICT_WORDS } from '../../report/verdict-words.js';

const MAX_VERDICT_WIDTH = 19;
const NARROWEST_SCREEN = 76;

/**
 * The runs with their verdicts, scrolled so that the chosen one is in sight.
 * Undefined where there is one run only, or no room beside the chart.
 */
export function runList(
  runs: readonly AnalysedRun[],
  selected: number,
  rows: number,
  screenColumns: number,
): { lines: readonly Line[]; width: number } | undefined {
  if (runs.length < 2 || screenColumns < NARROWEST_SCREEN) return undefined;
  const names = shortNames(runs.map(({ run }) => clean(run.id)));
  const labels = runs.map(({ diagnosis }) => VERDICT_WORDS[diagnosis.verdict].label);
  const verdictWidth = Math.min(MAX_VERDICT_WIDTH, Math.max(...labels.map(textWidth)));
  const lead = verdictWidth + 5;
  const nameWidth = Math.min(Math.floor(screenColumns * 0.4) - lead, Math.max(...names.map(textWidth)));
  const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), runs.length - rows));
  const lines = runs.slice(first, first + rows).map(({ diagnosis }, offset): Line => {
    const index = first + offset;
    const isSelected = index === selected;
    const { glyph, style } = VERDICT_WORDS[diagnosis.verdict];
    return [
      span(isSelected ? '› ' : '  ', 'strong'),
      span(`${glyph} ${padEnd(shorten(labels[index] ?? '', verdictWidth), verdictWidth)} `, style),
      span(padEnd(shorten(names[index] ?? '', nameWidth), nameWidth), isSelected ? 'strong' : 'plain'),
    ];
  });
  return { lines, width: lead + nameWidth };
}
