import { fitTransition, isTransition } from '../../detectors/timing/index.js';
import { seededRandom } from '../../reference-models/random/index.js';
import { type Cell, figure, type Section } from '../report.js';
import { share } from '../scores/statistics.js';
import { NULL_FAMILIES, nullCurve } from '../simulated/null-curve.js';
import { timingCurve } from '../simulated/timing-curve.js';
import { repeat, type Task } from '../task.js';

const families = [...NULL_FAMILIES, 'logistic'] as const;
const counts = [60, 200];
const spacings = ['log', 'linear'] as const;
const correlations = [0, 0.6, 0.9];
const widths = [0.03, 0.1, 0.3];

type Family = (typeof families)[number];

interface Tried {
  readonly family: Family;
  readonly rho: number;
  readonly claimed: boolean;
}

/** How often a sharp transition is claimed where there is none, and where there is one; `curves` for each of 72 cells. */
export function transitionsTask(curves: number, seed: number): Task {
  const cells = families.flatMap((family) =>
    counts.flatMap((count) =>
      spacings.flatMap((spacing) => correlations.map((rho) => ({ family, count, spacing, rho }))),
    ),
  );
  return {
    name: 'transitions',
    seconds: cells.length * curves * 0.012,
    async measure(tools) {
      const tried: Tried[] = [];
      await repeat(
        cells.length * curves,
        (index) => {
          const cell = cells[Math.floor(index / curves)] as (typeof cells)[number];
          const random = seededRandom(seed * 2 ** 20 + index);
          const settings = { ...cell, spikes: true, clip: true };
          const width = widths[index % widths.length] as number;
          const { steps, values } =
            cell.family === 'logistic'
              ? timingCurve(random, { ...settings, width })
              : nullCurve(random, cell.family, settings);
          const fit = fitTransition(steps, values, { levels: [0, 1] });
          tried.push({ ...cell, claimed: fit !== undefined && isTransition(fit, cell.count) });
        },
        tools,
      );
      return sectionOf(tried, curves * counts.length * spacings.length);
    },
  };
}

function sectionOf(tried: readonly Tried[], perCell: number): Section {
  const claimed = (family: Family, rho?: number): number | null =>
    share(
      tried.filter((one) => one.family === family && (rho === undefined || one.rho === rho)),
      (one) => one.claimed,
    );
  return {
    title: 'Sharp transitions',
    about:
      'Share of curves for which a sharp transition is claimed, in the noise of the timing suite. A random walk takes steps ' +
      `of sd .005–.03. ${perCell} curves of 60 and 200 evaluations, log-spaced and linear, for each shape and rho.`,
    figures: [
      ...NULL_FAMILIES.map((family) => figure(`false claims: ${family}`, claimed(family), { atMost: 0.02 })),
      figure('power: logistic', claimed('logistic'), { atLeast: 0.98 }),
    ],
    tables: [
      {
        title: 'Transitions claimed',
        columns: ['shape', ...correlations.map((rho) => `rho ${rho}`)],
        rows: families.map((family): Cell[] => [family, ...correlations.map((rho) => claimed(family, rho))]),
      },
    ],
  };
}
