import type { ConfigEntry } from '../../run/run.js';
import { isMetricName, isSplitValue } from '../table/names.js';
import type { Outline } from './outline.js';
import { isAxisName, isWrapperName, sideOf } from './words.js';

/** The content of one object of the tree, as a part of a run. */
export interface Part {
  /** Stands before the names of its series, joined by `/`. */
  readonly prefix: readonly string[];
  readonly outline: Outline;
  /** Only its step axes belong to the run: it holds several runs that share them. */
  readonly axesOnly: boolean;
}

/** Which parts of a tree make one run. */
export interface RunPlan {
  /** Keys that tell this run from the others of the file. */
  readonly path: readonly string[];
  readonly parts: readonly Part[];
  /** Settings of the run first, then those of the objects around it. */
  readonly settings: readonly ConfigEntry[];
  /** Places beside the run that hold lists of numbers but no run. */
  readonly leftOut: readonly string[];
}

/**
 * Divides a tree into runs. Objects side by side are runs where they hold series of the same names (`seed0`,
 * `seed1`); they are parts of one run where their keys name data or measures (`train`, `loss`) or their series
 * differ. Every element of a list that holds curves is a run.
 */
export function plansOf(outline: Outline): RunPlan[] {
  const plans = outline.children.map(plansOf);
  if (outline.isRunList) return plans.flat().map((plan) => inside(outline, plan));
  const several = plans.filter((found) => found.length > 1).flat();
  const single = plans.flatMap((found) => (found.length === 1 ? found : []));
  const alone = runsAmong(single, several, outline.path.length);
  const rest = single.filter((plan) => !alone.has(plan));
  const runs = [...several, ...alone];
  if (runs.length === 0) return [merged(outline, rest)];
  const own = ownSeries(outline).some(isMetricName) ? [merged(outline, [])] : [];
  const leftOut = rest.map((plan) => plan.path.join('/'));
  return [
    ...own,
    ...runs.map((plan) => inside(outline, { ...plan, leftOut: [...plan.leftOut, ...leftOut] })),
  ];
}

/** The run with what the object around it gives: settings and shared step axes. */
function inside(outline: Outline, plan: RunPlan): RunPlan {
  const shared = outline.columns.some((column) => isAxisName(column.name));
  const parts = shared ? [...plan.parts, { prefix: [], outline, axesOnly: true }] : plan.parts;
  return { ...plan, parts, settings: [...plan.settings, ...outline.settings] };
}

function merged(outline: Outline, children: readonly RunPlan[]): RunPlan {
  const alone = children.length === 1 && ownSeries(outline).length === 0;
  const parts: Part[] = [{ prefix: [], outline, axesOnly: false }];
  for (const child of children) {
    const key = child.path[outline.path.length];
    const named =
      key !== undefined &&
      !isWrapperName(key) &&
      !holdsBothSides(key, child) &&
      !(alone && !isMetricName(key));
    for (const part of child.parts) parts.push(named ? { ...part, prefix: [key, ...part.prefix] } : part);
  }
  const [only] = children;
  return {
    path: alone && only && !isWrapperName(only.path.at(-1) ?? '') ? only.path : outline.path,
    parts,
    settings: [...outline.settings, ...children.flatMap((child) => child.settings)],
    leftOut: children.flatMap((child) => child.leftOut),
  };
}

/** Whether a key that says train holds test series as well, as `training_curves` may: it names the training. */
function holdsBothSides(key: string, child: RunPlan): boolean {
  const sides = new Set([...seriesNames(child)].map(sideOf));
  return sideOf(key) === 'train' && sides.has('train') && sides.has('test');
}

/** The plans whose series are those of another one, here or among the runs that are known. */
function runsAmong(plans: readonly RunPlan[], known: readonly RunPlan[], depth: number): Set<RunPlan> {
  const candidates = plans
    .map((plan) => ({ plan, names: seriesNames(plan) }))
    .filter(({ plan, names }) => !namesOnePart(plan.path[depth] ?? '', names));
  const all = [...candidates, ...known.map((plan) => ({ plan, names: seriesNames(plan) }))];
  const holders = new Map<string, (typeof all)[number][]>();
  for (const one of all)
    for (const name of one.names) {
      const list = holders.get(name);
      if (list) list.push(one);
      else holders.set(name, [one]);
    }
  const hasTwin = ({ plan, names }: (typeof all)[number]): boolean =>
    [...names].some((name) =>
      holders.get(name)?.some((other) => other.plan !== plan && alike(names, other.names)),
    );
  return new Set(candidates.filter(hasTwin).map(({ plan }) => plan));
}

/** Whether a key names the data or the measure that its series share, and so no run. */
function namesOnePart(key: string, names: ReadonlySet<string>): boolean {
  const sides = new Set([...names].map(sideOf));
  if (isSplitValue(key)) return true;
  if (sideOf(key) && !sides.has('train') && !sides.has('test')) return true;
  return isMetricName(key) && ([...names].every(isSplitValue) || !sides.has('train') || !sides.has('test'));
}

function alike(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  let common = 0;
  for (const name of first) if (second.has(name)) common += 1;
  return common > 0 && 2 * common >= first.size + second.size - common;
}

function seriesNames(plan: RunPlan): ReadonlySet<string> {
  return new Set(
    plan.parts.flatMap(({ prefix, outline }) =>
      ownSeries(outline).map((name) => [...prefix, name].join('/')),
    ),
  );
}

/** Names of the series that stand in the object itself, without step axes. */
function ownSeries(outline: Outline): string[] {
  const { columns, matrices, points, table } = outline;
  const numbers = table?.columns.filter((column) => column.kind === 'number') ?? [];
  return [...columns, ...matrices, ...points, ...numbers]
    .map(({ name }) => name)
    .filter((name) => !isAxisName(name));
}
