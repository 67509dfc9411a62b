import type { AnalysedRun } from '../../analysis.js';
import { differingBesideSeed, settingWords } from '../differing-settings.js';
import { formatStep } from '../numbers.js';
import type { Figure } from '../plot/figure.js';
import { seedGroups } from '../plot/seeds.js';
import { tallyWords } from '../text/many-runs.js';
import { verdictWords } from './words.js';

/** What the legend of an overlay says of a run, or of runs that differ only in their seed. */
export interface LegendRow {
  /** Default: the name of the run in the figure. */
  readonly name?: string;
  readonly words: string;
}

export function runRow(run: AnalysedRun): LegendRow {
  const t50 = run.diagnosis.transition?.t50;
  const when = t50 === undefined || !Number.isFinite(t50) ? '' : `, t50 ${formatStep(t50)}`;
  return { words: `${verdictWords(run)}${when}` };
}

/** A row for each group of seeds, in the order of their bands: named by the settings in which the groups differ. */
export function bandRows(runs: readonly AnalysedRun[]): LegendRow[] {
  const settings = differingBesideSeed(runs);
  return seedGroups(runs).map((group) => {
    const [first = 0] = group;
    const members = group.flatMap((index) => runs[index] ?? []);
    const [only] = members;
    if (only && members.length === 1) return runRow(only);
    const name = settingWords(settings, first);
    const times = members.flatMap(({ diagnosis }) => diagnosis.transition?.t50 ?? []).filter(Number.isFinite);
    const when =
      times.length === 0
        ? ''
        : `, t50 ${formatStep(Math.min(...times))} to ${formatStep(Math.max(...times))}`;
    return {
      ...(name === '' ? {} : { name }),
      words: `${members.length} seeds: ${tallyWords(members)}${when}`,
    };
  });
}

/** The figure without the runs that a band stands for, so that what is drawn takes the first colours. */
export function onlyDrawn(figure: Figure): Figure {
  const drawn = new Set([...figure.curves, ...figure.bands].map(({ run }) => run));
  const order = [...drawn].toSorted((a, b) => a - b);
  const renumbered = <T extends { readonly run: number }>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, run: order.indexOf(part.run) }));
  return {
    ...figure,
    runs: order.map((run) => figure.runs[run] ?? ''),
    curves: renumbered(figure.curves),
    bands: renumbered(figure.bands),
    markers: renumbered(figure.markers.filter(({ run }) => drawn.has(run))),
  };
}
