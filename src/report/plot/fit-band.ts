import type { FittedMove } from '../../detectors/diagnosis.js';
import { logistic } from '../../detectors/timing/index.js';
import type { FigureBand } from './figure.js';
import type { XValues } from './x-values.js';

/** Points of the drawn curve, evenly spread in ln(step). */
const POINTS = 240;

/** The fitted move as a line, and between which lines it lies if t50 is at either end of its 95 % interval. */
export function fitBand(fit: FittedMove, run: number, places: XValues): FigureBand {
  const [first, last] = [Math.max(fit.span[0], Number.MIN_VALUE), fit.span[1]];
  const start = Math.log(first > Number.MIN_VALUE ? first : Math.min(1, last / 2));
  const logSteps = Float64Array.from(
    { length: POINTS },
    (_, i) => start + ((Math.log(last) - start) * i) / (POINTS - 1),
  );
  const curve = (t50: number): Float64Array =>
    logistic(logSteps, [Math.log(t50), Math.log(fit.width)], fit.lean).map(
      (done) => fit.from + (fit.to - fit.from) * done,
    );
  const [early, late] = [curve(fit.interval95[0]), curve(fit.interval95[1])];
  return {
    run,
    kind: 'fit',
    role: 'test',
    label: 'fitted move, 95 % of t50',
    x: logSteps.map((logStep) => places.at(Math.exp(logStep))),
    middle: curve(fit.t50),
    low: early.map((value, i) => Math.min(value, late[i]!)),
    high: early.map((value, i) => Math.max(value, late[i]!)),
  };
}
