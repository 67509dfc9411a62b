import { canonicalSeries } from './canonical.js';
import { CURVE_ROLES, type Chance, type Curve, type Curves, type Role } from './curves.js';
import type { Hyperparameters } from './hyperparameters.js';
import { meaningOf } from './names.js';
import { assignRoles, type RoleOverrides } from './roles.js';
import type { Axis, Note, Run, Series } from './run.js';
import { settingConflicts } from './setting-conflicts.js';
import { accuracyUnit, rangeOf } from './units.js';

/** What the user may fix beforehand; see `AnalyzeOptions`. */
export interface CurveOptions extends RoleOverrides {
  readonly unit?: 'percent' | 'fraction';
  readonly chance?: number;
}

type MutableCurves = { -readonly [K in keyof Curves]: Curves[K] };

/** Brings the series of a run into the canonical form of theory note §4.1. Pure; the run is not changed. */
export function makeCurves(run: Run, hyperparameters: Hyperparameters, options: CurveOptions = {}): Curves {
  const notes: Note[] = [];
  const roles = assignRoles(run, options, notes);
  const axis = roles.testAccuracy?.axis ??
    roles.testLoss?.axis ??
    roles.trainAccuracy?.axis ??
    roles.trainLoss?.axis ?? { name: 'row', unit: 'index' };
  const resumedAt = new Set<number>();
  const curves: MutableCurves = { axis, resumedAt: [], adjustments: notes };
  for (const role of CURVE_ROLES) {
    const series = roles[role];
    if (!series) continue;
    const canonical = canonicalSeries(series, notes);
    for (const step of canonical.resumedAt) resumedAt.add(step);
    if (canonical.steps.length === 0) continue;
    const steps = onAxis(series, canonical.steps, axis, roles, notes);
    const measured = role.endsWith('Accuracy')
      ? asAccuracy(series, canonical.values, siblingOf(role, roles), options, notes)
      : { values: canonical.values, unit: unitOf(role) };
    curves[role] = { role, name: series.name, axis, steps, ...measured };
  }
  curves.resumedAt = [...resumedAt].toSorted((a, b) => a - b);
  const diverged = divergence(roles.trainLoss);
  if (diverged !== undefined) curves.divergedAt = diverged;
  const chance = chanceLevel(curves, hyperparameters, options);
  if (chance) {
    curves.chance = chance;
    notes.push({
      code: 'chance-level',
      message: `a guess is taken to score ${Number(chance.value.toPrecision(3))} (${chance.from})`,
    });
  }
  notes.push(...settingConflicts(run, hyperparameters));
  return curves;
}

function siblingOf(role: Role, roles: Partial<Record<Role, Series>>): Series | undefined {
  return role === 'trainAccuracy' ? roles.testAccuracy : roles.trainAccuracy;
}

function unitOf(role: Role): Curve['unit'] {
  if (role === 'weightNorm') return 'norm';
  return role === 'learningRate' ? 'rate' : 'nats';
}

/** Accuracies as fractions, whatever unit or error rate the log holds. */
function asAccuracy(
  series: Series,
  raw: Float64Array,
  sibling: Series | undefined,
  options: CurveOptions,
  notes: Note[],
): Pick<Curve, 'values' | 'unit'> {
  const range = rangeOf(raw);
  if (range && (range.max > 150 || range.min < -0.05)) {
    notes.push({
      code: 'not-an-accuracy',
      message: `"${series.name}" runs from ${range.min} to ${range.max}; it is no accuracy and kept as a score`,
    });
    return { values: raw, unit: 'score' };
  }
  const unit = options.unit ?? accuracyUnit(raw, sibling?.values);
  let values = raw;
  if (unit === 'percent') {
    values = values.map((value) => value / 100);
    notes.push({ code: 'percent-scaled', message: `"${series.name}" is in percent and divided by 100` });
  }
  if (meaningOf(series.name).metric === 'error') {
    values = values.map((value) => 1 - value);
    notes.push({
      code: 'error-to-accuracy',
      message: `"${series.name}" is an error rate; 1 minus it is used`,
    });
  }
  return { values, unit: 'fraction' };
}

/** Train and test on different counters are brought together by their last points. */
function onAxis(
  series: Series,
  steps: Float64Array,
  axis: Axis,
  roles: Partial<Record<Role, Series>>,
  notes: Note[],
): Float64Array {
  if (series.axis.unit === axis.unit && series.axis.name === axis.name) return steps;
  const reference = roles.testAccuracy ?? roles.testLoss;
  const end = reference && rangeOf(reference.steps)?.max;
  const own = steps.at(-1);
  if (series.axis.unit === axis.unit || !end || !own) return steps;
  notes.push({
    code: 'axes-joined',
    message: `"${series.name}" is logged by ${series.axis.name}, the test curve by ${axis.name}; they are joined so that both end together`,
  });
  return steps.map((step) => (step * end) / own);
}

function divergence(trainLoss: Series | undefined): number | undefined {
  if (!trainLoss) return undefined;
  const { values, steps } = trainLoss;
  if (Number.isFinite(values.at(-1) ?? 0)) return undefined;
  return steps[values.findLastIndex((value) => Number.isFinite(value)) + 1];
}

/** Chance level: the user's word, 1/classes, or the lowest early accuracy of an untrained model. */
function chanceLevel(
  curves: Curves,
  hyperparameters: Hyperparameters,
  options: CurveOptions,
): Chance | undefined {
  const accuracy = curves.testAccuracy ?? curves.trainAccuracy;
  if (!accuracy || accuracy.unit !== 'fraction') return undefined;
  if (options.chance !== undefined) return { value: options.chance, from: 'given' };
  if (hyperparameters.classes)
    return {
      value: 1 / hyperparameters.classes.value,
      from: `1 / ${hyperparameters.classes.value} classes (${hyperparameters.classes.from})`,
    };
  const first = accuracy.values[0] ?? 0;
  if (isTwoClass(curves, first))
    return { value: 0.5, from: 'the first accuracies and losses are those of a task of two classes' };
  const early = Math.min(first, curves.trainAccuracy?.values[0] ?? first);
  return early <= 0.35
    ? { value: early, from: 'the lowest first accuracy' }
    : { value: 0, from: 'not known' };
}

/**
 * A first test accuracy near one half means two classes if train starts there too, or the test loss near ln 2. So does
 * a first train loss of ln 2, that of a logistic model with zero output, whatever the accuracy of its ties.
 */
function isTwoClass(curves: Curves, firstTest: number): boolean {
  const [train, test] = [curves.trainLoss?.values[0] ?? 0, curves.testLoss?.values[0] ?? 0];
  if (Math.abs(train - Math.LN2) < 0.005 && firstTest < 0.62) return true;
  return (
    nearHalf(firstTest) && (nearHalf(curves.trainAccuracy?.values[0] ?? 0) || (test > 0.55 && test < 0.85))
  );
}

function nearHalf(accuracy: number): boolean {
  return accuracy > 0.42 && accuracy < 0.62;
}
