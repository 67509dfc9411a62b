import { segment } from '../../detectors/change-points/index.js';
import { seededRandom } from '../../reference-models/random/index.js';
import { type Cell, figure, type Section } from '../report.js';
import { mean, share } from '../scores/statistics.js';
import { changePointF1, covering } from '../segmentation/index.js';
import { levelSeries } from '../simulated/level-series.js';
import { repeat, type Task } from '../task.js';

const counts = [100, 400];
const numbers = [0, 1, 3, 6];
const correlations = [0, 0.6, 0.9];

interface Cut {
  readonly changes: number;
  readonly rho: number;
  readonly found: number;
  readonly covering: number;
  readonly f1: number;
}

/** How well `segment` cuts series of levels in autocorrelated noise by default; `series` for each of 24 cells. */
export function changePointsTask(series: number, seed: number): Task {
  const cells = counts.flatMap((count) =>
    numbers.flatMap((changes) => correlations.map((rho) => ({ count, changes, rho }))),
  );
  return {
    name: 'change points',
    seconds: cells.length * series * 0.005,
    async measure(tools) {
      const cuts: Cut[] = [];
      await repeat(
        cells.length * series,
        (index) => {
          const cell = cells[Math.floor(index / series)] as (typeof cells)[number];
          const { values, changes } = levelSeries(seededRandom(seed * 2 ** 20 + index), cell);
          const found = segment(values).changes;
          cuts.push({
            changes: cell.changes,
            rho: cell.rho,
            found: found.length,
            covering: covering([[...changes]], [...found], cell.count),
            f1: changePointF1([[...changes]], [...found]),
          });
        },
        tools,
      );
      return sectionOf(cuts, series * counts.length);
    },
  };
}

function sectionOf(cuts: readonly Cut[], perCell: number): Section {
  const cell = (changes: number, rho: number): Cut[] =>
    cuts.filter((cut) => cut.changes === changes && cut.rho === rho);
  const table = (title: string, measure: (of: readonly Cut[]) => Cell): Section['tables'][number] => ({
    title,
    columns: ['changes', ...correlations.map((rho) => `rho ${rho}`)],
    rows: numbers.map((changes): Cell[] => [
      changes,
      ...correlations.map((rho) => measure(cell(changes, rho))),
    ]),
  });
  const still = cuts.filter(({ changes }) => changes === 0);
  const moving = cuts.filter(({ changes }) => changes > 0);
  return {
    title: 'Change points',
    about:
      'Levels that change by .1 to .5 in AR(1) noise of sd .03, cut by `segment` with its default penalty; covering ' +
      `and F1 (margin 5) as TCPDBench defines them. ${perCell} series of 100 and 400 points for each number of changes and rho.`,
    figures: [
      figure(
        'cuts a series without changes',
        share(still, ({ found }) => found > 0),
        { atMost: 0.02 },
      ),
      figure('covering, with changes', mean(moving.map((cut) => cut.covering))),
      figure('F1, with changes', mean(moving.map(({ f1 }) => f1))),
    ],
    tables: [
      table('Covering', (of) => mean(of.map((cut) => cut.covering))),
      table('F1', (of) => mean(of.map(({ f1 }) => f1))),
      table('Changes found', (of) => mean(of.map(({ found }) => found))),
    ],
  };
}
