import type { AnalysedRun, Analysis } from '../analysis.js';
import type {
  Crossing,
  Diagnosis,
  Forecast,
  Stage,
  TheoryComparison,
  Transition,
} from '../detectors/diagnosis.js';
import { CURVE_ROLES, type Curve, type Role } from '../run/curves.js';
import type { Run } from '../run/run.js';
import type * as document from './json-document.js';
import { notesOf } from './notes.js';
import { VERSION } from './version.js';

/**
 * The JSON report as a plain object, schemaVersion 1. Derived numbers keep six significant digits
 * (more where the whole part is longer); numbers that stand in the log are left as they are.
 */
export function jsonReport(analysis: Analysis): document.JsonReport {
  return {
    schemaVersion: 1,
    tool: { name: 'grokscope', version: VERSION },
    runs: analysis.runs.map(jsonRun),
    errors: analysis.errors.map(({ path, code, message }) => ({ path, code, message })),
  };
}

/** One run of the report. */
export function jsonRun(analysed: AnalysedRun): document.JsonRun {
  const { run, curves, hyperparameters, diagnosis } = analysed;
  return {
    id: run.id,
    source: { path: run.source.path, format: run.source.format, files: run.source.files },
    axis: { name: curves.axis.name, unit: curves.axis.unit },
    series: jsonSeriesByRole(analysed),
    hyperparameters: finiteSettings(hyperparameters),
    verdict: diagnosis.verdict,
    channel: diagnosis.channel,
    tags: diagnosis.tags,
    probability: derived(diagnosis.probability) ?? 0,
    probabilities: jsonProbabilities(diagnosis.probabilities),
    summary: diagnosis.summary,
    memorized: diagnosis.memorized && jsonCrossing(diagnosis.memorized),
    transition: diagnosis.transition && jsonTransition(diagnosis.transition),
    delayRatio: derived(diagnosis.delayRatio),
    phases: diagnosis.phases.map(({ name, from, to }) => ({ name, from: derived(from), to: derived(to) })),
    theory: jsonTheory(diagnosis.theory),
    forecast: diagnosis.forecast && jsonForecast(diagnosis.forecast),
    evidence: diagnosis.evidence,
    warnings: notesOf(analysed),
  };
}

function jsonSeriesByRole({ curves, run }: AnalysedRun): document.JsonSeriesByRole {
  const series: Partial<Record<Role, document.JsonSeries>> = {};
  for (const role of CURVE_ROLES) {
    const curve = curves[role];
    if (curve) series[role] = jsonSeries(curve, run);
  }
  return series;
}

function jsonSeries(curve: Curve, run: Run): document.JsonSeries {
  const logged = run.series.find(({ name, axis }) => name === curve.name && axis.name === curve.axis.name);
  const { first, last } = extent(logged?.steps ?? curve.steps);
  return {
    name: curve.name,
    points: curve.steps.length,
    unit: curve.unit,
    first,
    last,
  };
}

function extent(steps: Float64Array): { first: number | null; last: number | null } {
  let first: number | null = null;
  let last: number | null = null;
  for (const step of steps) {
    if (!Number.isFinite(step)) continue;
    if (first === null || step < first) first = step;
    if (last === null || step > last) last = step;
  }
  return { first, last };
}

/** The settings without those whose number is not finite. */
function finiteSettings(settings: AnalysedRun['hyperparameters']): document.JsonHyperparameters {
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([, found]) => typeof found.value !== 'number' || Number.isFinite(found.value),
    ),
  );
}

function jsonProbabilities(probabilities: Diagnosis['probabilities']): document.JsonRun['probabilities'] {
  return Object.fromEntries(
    Object.entries(probabilities).map(([verdict, probability]) => [verdict, derived(probability) ?? 0]),
  );
}

function jsonCrossing({ step, bracket }: Crossing): document.JsonCrossing | null {
  const rounded = derived(step);
  return rounded === null ? null : { step: rounded, bracket: interval(bracket) };
}

function jsonTransition(transition: Transition): document.JsonTransition {
  return {
    direction: transition.direction,
    from: derived(transition.from),
    to: derived(transition.to),
    t10: derived(transition.t10),
    t50: derived(transition.t50),
    t90: derived(transition.t90),
    interval95: interval(transition.interval95),
    bracket: interval(transition.bracket),
    width: derived(transition.width),
    censored: transition.censored,
    ...(transition.stages ? { stages: transition.stages.map(jsonStage) } : {}),
  };
}

function jsonStage({ from, to, t10, t50, t90, bracket }: Stage): document.JsonStage {
  return {
    from: derived(from),
    to: derived(to),
    t10: derived(t10),
    t50: derived(t50),
    t90: derived(t90),
    bracket: interval(bracket),
  };
}

function jsonTheory(theory: TheoryComparison): document.JsonTheory {
  return {
    applies: theory.applies,
    s10: derived(theory.s10),
    s50: derived(theory.s50),
    s90: derived(theory.s90),
    logAlpha: derived(theory.logAlpha),
    alphaSource: theory.alphaSource,
    predictedStep: derived(theory.predictedStep),
    ratio: derived(theory.ratio),
    offset: derived(theory.offset),
    ...(theory.bands && {
      bands: { order2: interval(theory.bands.order2), trained: interval(theory.bands.trained) },
    }),
    ...(theory.impliedLogAlpha !== undefined && { impliedLogAlpha: derived(theory.impliedLogAlpha) }),
    slopeCheck: derived(theory.slopeCheck),
    ...(theory.slopeMeaning !== undefined && { slopeMeaning: theory.slopeMeaning }),
    why: theory.why,
  };
}

function jsonForecast(forecast: Forecast): document.JsonForecast | null {
  const step = derived(forecast.step);
  if (step === null) return null;
  return {
    kind: forecast.kind,
    step,
    interval80: interval(forecast.interval80),
    method: forecast.method,
    basis: forecast.basis,
  };
}

function interval(ends: readonly [number, number]): document.JsonInterval {
  return [derived(ends[0]), derived(ends[1])];
}

/** Six significant digits, or as many as keep one decimal; null where the number is not finite. */
function derived(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const wholeDigits = Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
  return Number(value.toPrecision(Math.min(17, Math.max(6, wholeDigits + 1))));
}
