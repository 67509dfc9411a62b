import type { Verdict } from '../../../detectors/diagnosis.js';
import type { Thresholds } from '../../../detectors/thresholds.js';
import type { Column } from '../../../reference-models/recorder.js';
import { lastCrossing, logTimeMedian, slice, timesOfMove } from '../../../reference-models/truth/curve.js';
import type { TrueTransition } from '../../../reference-models/truth/truth.js';
import { type Piece, piecesOf } from './pieces.js';

/** The scores of a run without noise, on one dense grid of steps from the first evaluation to the last. */
export interface ExactRun {
  readonly train: Column;
  readonly test: Column;
  readonly weightDecay: number | undefined;
}

export interface TrueOutcome {
  readonly verdict: Verdict;
  readonly fitStep: number | null;
  /** The move of the test score that the verdict speaks of. */
  readonly transition: TrueTransition | null;
}

/**
 * Verdict and times of a run by the definitions of the taxonomy (theory note §4.2) on its exact scores: no smoothing,
 * no noise model and no code of the detectors, which share with it nothing but where the lines are drawn.
 */
export function trueOutcome(run: ExactRun, lines: Thresholds): TrueOutcome {
  const { train, test } = run;
  const trainTop = highest(train);
  const trainEnd = train.values.at(-1) as number;
  const fitStep = fitOf(train, trainTop);
  if (trainTop >= 0.5 && trainTop - trainEnd >= 0.5)
    return { verdict: 'collapse', fitStep, transition: null };
  if (fitStep === null) {
    const verdict = trainTop < 0.5 && highest(test) < 0.9 ? 'no_learning' : 'underfit';
    return { verdict, fitStep, transition: null };
  }
  if (trainEnd < 0.95 * Math.min(1, trainTop)) return { verdict: 'underfit', fitStep, transition: null };
  if (isDoubleDescent(test, fitStep, lines)) return { verdict: 'double_descent', fitStep, transition: null };
  const after = slice(test, fitStep, Infinity);
  const pieces = piecesOf(after, lines.amplitude);
  const final = finalOf(test);
  const told = (verdict: Verdict, transition: TrueTransition | null = null): TrueOutcome => ({
    verdict,
    fitStep,
    transition,
  });
  const [first, second] = pieces;
  if (!first) return told(flat(final, trainEnd, lines));
  if (pieces.length === 1) {
    const single =
      first.to > first.from
        ? rise(after, first, fitStep, final, lines)
        : fall(run, first, fitStep, final, lines);
    return told(single.verdict, single.transition);
  }
  if (
    second &&
    pieces.length === 2 &&
    first.to > first.from &&
    first.to >= lines.high &&
    final < lines.high
  ) {
    const up = rise(slice(after, 0, first.end), first, fitStep, first.to, lines);
    return told(run.weightDecay === 0 ? 'anti_grokking' : 'grokking_then_loss', up.transition);
  }
  if (pieces.length >= 3 && final < lines.high) return told('oscillating');
  return told('unclassified');
}

interface Moved {
  readonly verdict: Verdict;
  readonly transition: TrueTransition | null;
}

/** The first step from which train holds the fit level: .99, or 99 % of an early ceiling (Memorisation). */
function fitOf(train: Column, top: number): number | null {
  const early = (train.steps.at(-1) as number) / 3;
  const near = train.steps[train.values.findIndex((value) => value >= 0.97 * top)] as number;
  const level = top >= 0.99 ? 0.99 : top >= 0.75 && near <= early ? 0.99 * top : null;
  if (level === null) return null;
  const index = train.values.findIndex((value) => value >= level);
  return index === 0
    ? (train.steps[0] as number)
    : lastCrossing(slice(train, 0, train.steps[index] as number), level, true);
}

function flat(final: number, trainEnd: number, lines: Thresholds): Verdict {
  if (final >= lines.high || (final >= lines.low && trainEnd - final <= 0.1)) return 'no_delay';
  return final < lines.low ? 'memorised_so_far' : 'partial_generalisation';
}

function rise(after: Column, piece: Piece, fitStep: number, final: number, lines: Thresholds): Moved {
  const plateau = plateauBefore(after, piece, final);
  const move = timesOfMove(slice(after, piece.start, piece.end), plateau, Math.min(final, piece.to));
  if (!move) return { verdict: 'unclassified', transition: null };
  const isDelayed = move.t50 >= lines.delay * fitStep;
  const isWide = Math.log(move.t90 / move.t10) > lines.width;
  if (final < lines.high) {
    if (isStillMoving(after)) return { verdict: 'partial_rise', transition: move };
    if (!isDelayed) return { verdict: 'partial_generalisation', transition: null };
    return { verdict: isWide ? 'gradual' : 'semi_grokking', transition: move };
  }
  if (!isDelayed) return { verdict: 'no_delay', transition: null };
  const verdict = isWide || plateau > lines.plateauShare * final ? 'gradual' : 'grokking';
  return { verdict, transition: move };
}

function fall(
  { test, weightDecay }: ExactRun,
  piece: Piece,
  fitStep: number,
  final: number,
  lines: Thresholds,
): Moved {
  const move = timesOfMove(slice(test, piece.start, Infinity), piece.from, final);
  if (piece.from < Math.min(lines.high, 0.75))
    return {
      verdict: piece.from >= lines.low ? 'late_generalisation_loss' : 'memorised_so_far',
      transition: move,
    };
  const isEarly = move !== null && move.t50 < 2 * fitStep;
  if (isEarly || weightDecay === 0) return { verdict: 'late_generalisation_loss', transition: move };
  const isWhole = piece.from - final >= lines.loss * piece.from;
  return { verdict: isWhole ? 'misgrokking' : 'partial_misgrokking', transition: move };
}

/** A first descent of the error, a peak within a factor 3 of the fit, and a second descent below the first minimum. */
function isDoubleDescent(test: Column, fitStep: number, lines: Thresholds): boolean {
  const pieces = piecesOf(test, lines.amplitude / 2);
  return pieces.some((down, i) => {
    const up = pieces[i + 1];
    const isNear = down.end >= fitStep / 3 && down.end <= 3 * fitStep;
    return (
      up !== undefined &&
      down.to < down.from &&
      down.from >= 0.3 &&
      down.to > 0.1 &&
      isNear &&
      finalOf(test) > down.from
    );
  });
}

/** The level from the fit to the start of the rise, which itself depends on the level: three rounds settle it. */
function plateauBefore(after: Column, piece: Piece, final: number): number {
  const start = after.steps[0] as number;
  let level = piece.from;
  for (let round = 0; round < 3; round++) {
    const t10 = lastCrossing(slice(after, 0, piece.end), level + 0.1 * (final - level), true);
    if (t10 === null || t10 <= start) break;
    level = logTimeMedian(slice(after, start, t10));
  }
  return level;
}

/** Whether the score still climbs by more than .05 over the last tenth of the log. */
function isStillMoving({ steps, values }: Column): boolean {
  const end = steps.at(-1) as number;
  const before = values[
    Math.max(
      0,
      steps.findIndex((step) => step >= 0.9 * end),
    )
  ] as number;
  return (values.at(-1) as number) - before > 0.05;
}

/** The median level over the last tenth of the log. */
function finalOf(test: Column): number {
  return logTimeMedian(slice(test, 0.9 * (test.steps.at(-1) as number), Infinity));
}

function highest({ values }: Column): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
