import type { AnalysedRun } from '../../analysis.js';
import type { Curve } from '../../run/curves.js';
import { clean } from '../clean.js';
import { shortNames } from '../short-names.js';
import { extentOf, firstFrom, placeExtent, union } from './extent.js';
import type { Figure, FigureAxis, FigureBand, FigureCurve, FigureMarker, FigureOptions } from './figure.js';
import { fitBand } from './fit-band.js';
import { markersOf } from './markers.js';
import { seedGroups, seedsBand } from './seeds.js';
import { smoothed } from './smooth.js';
import { chartSubject } from './subject.js';
import { type XValues, xValues } from './x-values.js';

/** A run that can be drawn, with its place in the figure. */
interface Drawn {
  readonly analysed: AnalysedRun;
  readonly index: number;
  readonly places: XValues;
  readonly curves: readonly FigureCurve[];
}

/**
 * What a chart of the runs shows: logged curves, fitted moves, and the steps that the diagnoses name. Curves are those of
 * the log, not copies; the cost is that of looking for extents. Undefined where no run has such curves.
 */
export function figureOf(runs: readonly AnalysedRun[], options: FigureOptions = {}): Figure | undefined {
  const kind = options.x ?? 'log';
  const quantity = options.quantity ?? firstQuantity(runs);
  if (!quantity) return undefined;
  const drawn = runs.flatMap((analysed, index): Drawn[] => {
    const subject = chartSubject(analysed, quantity);
    const places = xValues(analysed, kind);
    if (!subject || 'why' in places) return [];
    const curves = (['train', 'test'] as const).flatMap((role) => {
      const curve = subject[role];
      return curve ? [figureCurve(curve, role, quantity, index, places, options.smoothing ?? 1)] : [];
    });
    return [{ analysed, index, places, curves }];
  });
  const all = drawn.flatMap(({ curves }) => curves);
  if (all.length === 0) return undefined;
  const extent = placeExtent(all, kind === 'log');
  const window = options.window ?? extent;
  const { bands, single } = withSeeds(drawn, options.seedsAsBand ?? false, kind === 'log');
  const first = drawn[0]!.analysed;
  return {
    runs: shortNames(runs.map(({ run }) => clean(run.id))),
    ...(options.slots ? { slots: options.slots } : {}),
    quantity,
    curves: single.flatMap(({ curves }) => curves),
    bands: [...bands, ...single.flatMap(fits(quantity))],
    markers: single.flatMap(({ analysed, index, places }): FigureMarker[] =>
      markersOf(analysed.diagnosis, index, places),
    ),
    x: {
      title: kind === 'clock' ? 's = Σ lr·wd' : clean(first.curves.axis.name),
      kind: kind === 'log' && window[1] > 0 ? 'log' : 'linear',
      domain: window,
      unit: 'number',
    },
    y: yAxis(all, quantity, options, first),
    extent,
  };
}

function firstQuantity(runs: readonly AnalysedRun[]): Figure['quantity'] | undefined {
  for (const run of runs) {
    const subject = chartSubject(run);
    if (subject) return subject.quantity;
  }
  return undefined;
}

function figureCurve(
  curve: Curve,
  role: 'train' | 'test',
  quantity: Figure['quantity'],
  run: number,
  places: XValues,
  smoothing: number,
): FigureCurve {
  return {
    run,
    role,
    label: `${role} ${quantity}`,
    name: clean(curve.name),
    x: places.of(curve),
    y: curve.values,
    ...(smoothing > 1 ? { smooth: smoothed(curve.values, smoothing) } : {}),
  };
}

/** Groups of seeds become bands; the runs of no group stay as they are. */
function withSeeds(
  drawn: readonly Drawn[],
  wanted: boolean,
  isLog: boolean,
): { bands: FigureBand[]; single: readonly Drawn[] } {
  if (!wanted) return { bands: [], single: drawn };
  const groups = seedGroups(drawn.map(({ analysed }) => analysed)).map((indices) =>
    indices.map((index) => drawn[index]!),
  );
  const bands = groups
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      (['train', 'test'] as const).flatMap((role) => {
        const curves = group.flatMap((member) => member.curves.filter((curve) => curve.role === role));
        return seedsBand(curves, isLog) ?? [];
      }),
    );
  return { bands, single: groups.filter((group) => group.length === 1).flat() };
}

/** The fitted move of a run, where the chart shows the quantity that it was fitted to. */
function fits(quantity: Figure['quantity']): (drawn: Drawn) => FigureBand[] {
  return ({ analysed, index, places }) => {
    const { channel, transition } = analysed.diagnosis;
    const isShown = channel === quantity || (channel === 'both' && quantity === 'accuracy');
    return isShown && transition?.fit ? [fitBand(transition.fit, index, places)] : [];
  };
}

function yAxis(
  curves: readonly FigureCurve[],
  quantity: Figure['quantity'],
  { y, window }: FigureOptions,
  first: AnalysedRun,
): FigureAxis {
  const fractions =
    quantity === 'accuracy' && (first.curves.testAccuracy ?? first.curves.trainAccuracy)?.unit === 'fraction';
  const [low, high] = union(curves.map((curve) => visibleExtent(curve, window)));
  const unit = fractions ? 'percent' : 'number';
  if (fractions && y === 'logit')
    return { title: 'accuracy', kind: 'logit', domain: logitDomain(curves), unit };
  if (y !== 'linear' && low > 0 && (y === 'log' || quantity === 'loss'))
    return { title: quantity, kind: 'log', domain: [low, high], unit };
  return { title: quantity, kind: 'linear', domain: fractions ? [0, 1] : [low, high], unit };
}

/** Extent of the part that is shown; of the whole curve where the window lies between two evaluations. */
function visibleExtent(
  { x, y }: FigureCurve,
  window: readonly [number, number] | undefined,
): [number, number] {
  if (!window) return extentOf(y);
  const extent = extentOf(y, firstFrom(x, window[0]), Math.min(y.length, firstFrom(x, window[1]) + 1));
  return extent[0] <= extent[1] ? extent : extentOf(y);
}

/** From the deepest accuracy to the highest that is neither 0 nor 1, at least 1 % to 99 %, no deeper than 1e-5. */
function logitDomain(curves: readonly FigureCurve[]): [number, number] {
  const [low, high] = union([[0.01, 0.99], ...curves.map(({ y }) => innerExtent(y))]);
  return [Math.max(1e-5, low), Math.min(1 - 1e-5, high)];
}

const innerExtents = new WeakMap<Float64Array, readonly [number, number]>();

/** Extent of the values between 0 and 1, both left out; kept for as long as they are. */
function innerExtent(values: Float64Array): readonly [number, number] {
  const known = innerExtents.get(values);
  if (known) return known;
  let [low, high] = [1, 0];
  for (const value of values) {
    if (value > 0 && value < low) low = value;
    if (value < 1 && value > high) high = value;
  }
  innerExtents.set(values, [low, high]);
  return [low, high];
}
