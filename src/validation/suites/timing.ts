import { fitTransition, type TransitionFit } from '../../detectors/timing/index.js';
import { seededRandom } from '../../reference-models/random/index.js';
import { type Cell, figure, type Figure, type Section } from '../report.js';
import { groupBy, rootMeanSquare, share } from '../scores/statistics.js';
import type { Spacing } from '../simulated/steps.js';
import { timingCurve } from '../simulated/timing-curve.js';
import { repeat, type Task } from '../task.js';

const counts = [60, 200, 500];
const spacings: readonly Spacing[] = ['log', 'linear'];
const correlations = [0, 0.6, 0.9];
const widths = [0.03, 0.1, 0.3];

interface Setting {
  readonly count: number;
  readonly spacing: Spacing;
  readonly rho: number;
}

/** A fit beside what is true. */
interface Timed extends Setting {
  readonly error: number;
  readonly held: readonly [boolean, boolean, boolean];
}

/** How well t50 is found and how often its intervals hold it; `curves` for each of 18 cells, the widths in turn. */
export function timingTask(curves: number, seed: number): Task {
  const cells = counts.flatMap((count) =>
    spacings.flatMap((spacing) => correlations.map((rho) => ({ count, spacing, rho }))),
  );
  return {
    name: 'timing',
    seconds: cells.length * curves * 0.015,
    async measure(tools) {
      const timed: Timed[] = [];
      await repeat(
        cells.length * curves,
        (index) => {
          const cell = cells[Math.floor(index / curves)] as Setting;
          const width = widths[index % widths.length] as number;
          timed.push(...measureOne(cell, width, seed * 2 ** 20 + index));
        },
        tools,
      );
      return sectionOf(timed, curves);
    },
  };
}

/** Empty where no fit came about. */
function measureOne(cell: Setting, width: number, seed: number): Timed[] {
  const settings = { ...cell, width, spikes: true, clip: true };
  const { steps, values, t50 } = timingCurve(seededRandom(seed), settings);
  const fit = fitTransition(steps, values, { levels: [0, 1] });
  return fit ? [{ ...cell, error: Math.log(fit.t50 / t50), held: held(fit, t50) }] : [];
}

function held(fit: TransitionFit, t50: number): [boolean, boolean, boolean] {
  const holds = ([low, high]: readonly [number, number]): boolean => low <= t50 && t50 <= high;
  return [holds(fit.interval50), holds(fit.interval80), holds(fit.interval95)];
}

const root = (timed: readonly Timed[]): number | null => rootMeanSquare(timed.map(({ error }) => error));
const coverage = (timed: readonly Timed[], level: 0 | 1 | 2): number | null =>
  share(timed, (one) => one.held[level]);

function sectionOf(timed: readonly Timed[], curves: number): Section {
  const cells = [...groupBy(timed, ({ count, spacing, rho }) => `${count} ${spacing} ${rho}`).values()];
  const rows = cells.map((cell): Cell[] => {
    const { count, spacing, rho } = cell[0] as Timed;
    return [count, spacing, rho, root(cell), coverage(cell, 0), coverage(cell, 1), coverage(cell, 2)];
  });
  const least = Math.min(...cells.map((cell) => coverage(cell, 2) ?? 0));
  return {
    title: 'Timing',
    about:
      'Logistic rises in ln(step) from .01–.10 to .9–1 of width .03, .1 and .3, both plateaus sampled, in AR(1) noise of ' +
      'sd .03 with 1 % spikes of up to .3, clipped to 0..1; ' +
      `${curves} curves for each number and spacing of evaluations and each correlation rho. The error is that of ln t50.`,
    figures: [
      ...figuresOf(timed),
      figure('least coverage of the 95 % interval in any cell', least, { atLeast: 0.9 }),
    ],
    tables: [
      {
        title: 'Error of ln t50 and coverage of its intervals',
        columns: ['evaluations', 'spacing', 'rho', 'RMSE', '50 %', '80 %', '95 %'],
        rows,
      },
    ],
  };
}

function figuresOf(timed: readonly Timed[]): Figure[] {
  const of = (count: number): Timed[] => timed.filter((one) => one.count === count);
  return [
    figure('RMSE of ln t50, 200 evaluations', root(of(200)), { atMost: 0.018 }),
    figure('RMSE of ln t50, 60 evaluations', root(of(60)), { atMost: 0.025 }),
    figure('coverage of the 95 % interval', coverage(timed, 2), { atLeast: 0.93, atMost: 0.97 }),
    figure('coverage of the 80 % interval', coverage(timed, 1), { atLeast: 0.77, atMost: 0.84 }),
    figure('coverage of the 50 % interval', coverage(timed, 0)),
  ];
}
