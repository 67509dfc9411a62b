import { VERDICTS, type Verdict } from '../../detectors/diagnosis.js';
import { GrokscopeError } from '../../util/errors.js';
import { number, someOf } from '../settings/kinds.js';
import type { SettingsFor } from '../settings/setting.js';
import { TEXT } from '../text.js';
import { CHECK_TEXT } from '../text/check.js';

/** What every run must fulfil; what is absent is not asked for. */
export interface Expectations {
  /** Verdicts that pass. */
  readonly expect?: readonly Verdict[] | undefined;
  /** Bounds of t50, in the unit of the axis: its whole 95 % interval must lie beyond them. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** Least probability of the verdicts that pass, 0..1. */
  readonly minProbability?: number | undefined;
  /** Greatest t50 / memorisation step. */
  readonly maxDelayRatio?: number | undefined;
}

export const EXPECTATION_SETTINGS: SettingsFor<Expectations> = expectationSettings();

function expectationSettings(): SettingsFor<Expectations> {
  const words = CHECK_TEXT;
  const otherwise = TEXT.settings.otherwise.notAsked;
  const step = { kind: number(0), argument: '<step>', otherwise };
  return {
    expect: {
      kind: someOf('verdict', VERDICTS),
      argument: '<verdicts>',
      description: words.expect,
      otherwise,
    },
    before: { ...step, description: words.before },
    after: { ...step, description: words.after },
    minProbability: {
      kind: number(0, 1),
      argument: '<fraction>',
      description: words.minProbability,
      otherwise,
    },
    maxDelayRatio: { kind: number(0), argument: '<ratio>', description: words.maxDelayRatio, otherwise },
  };
}

/**
 * The expectations alone.
 *
 * @throws GrokscopeError with code `usage` where there are none, or none that a run could fulfil
 */
export function expectationsFrom(flags: Expectations): Expectations {
  const { expect, before, after, minProbability, maxDelayRatio } = flags;
  const expectations = { expect, before, after, minProbability, maxDelayRatio };
  if (Object.values(expectations).every((value) => value === undefined))
    throw new GrokscopeError('usage', 'check', CHECK_TEXT.nothingExpected, CHECK_TEXT.nothingExpectedCure);
  if (before !== undefined && after !== undefined && after >= before)
    throw new GrokscopeError(
      'usage',
      '--after',
      CHECK_TEXT.emptyWindow(after, before),
      CHECK_TEXT.emptyWindowCure,
    );
  return expectations;
}
