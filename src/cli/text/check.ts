import { unreadInputs } from '../../report/error-sentence.js';

/** What the command line says of `grokscope check`. */
export const CHECK_TEXT = {
  description: 'gate for CI: every run must be as expected, else exit code 1 says which is not and why',
  examples: `Examples
  $ grokscope check runs/ --expect grokking       exit code 1 unless every run grokked
  $ grokscope check runs/ --expect grokking,gradual --before 20000 --min-probability 0.9
  $ grokscope check runs/ --expect no_delay --junit gate.xml
`,
  expect: 'verdicts that pass, e.g. grokking,gradual',
  before: 'the test curve must be half-way (t50) before this step, its whole 95 % interval included',
  after: 'the same, after this step',
  minProbability: 'how sure the verdict must at least be, e.g. 0.9',
  maxDelayRatio: 'the delay (t50 over the memorisation step) may at most be this',
  json: 'print the result as JSON',
  junit: 'write a JUnit report to this file, one test case a run',
  nothingExpected: 'check was told nothing to expect.',
  nothingExpectedCure: 'Give at least one expectation, for example --expect grokking.',
  emptyWindow: (after: number, before: number): string => `No step is after ${after} and before ${before}.`,
  emptyWindowCure: 'Make --after smaller than --before.',
  verdict: (verdict: string, sure: string, expected: readonly string[]): string =>
    `The verdict is ${verdict} (${sure} sure), not ${expected.join(' or ')}.`,
  unsure: (verdicts: readonly string[], sure: string, least: string): string =>
    `${verdicts.join(' or ')} is only ${sure} sure; at least ${least} is asked for.`,
  noMove: (asked: string): string => `There is no move of the test curve that could be half done ${asked}.`,
  offTime: (move: string, at: string, interval: string, asked: string): string =>
    `The ${move} is half done at ${at} (95 %: ${interval}), not ${asked}.`,
  unsureTime: (move: string, at: string, interval: string, asked: string): string =>
    `The ${move} is half done at ${at}, but its 95 % interval, ${interval}, is not all ${asked}.`,
  beforeStep: (step: string): string => `before ${step}`,
  afterStep: (step: string): string => `after ${step}`,
  noDelay: 'There is no delay: the time to memorise or the move of the test curve is not known.',
  fittedAtOnce: (at: string): string =>
    `There is no delay to compare: train was fitted at ${at}, and nothing is a multiple of that.`,
  delay: (delay: string, most: string): string => `The delay is ${delay}; at most ${most} is allowed.`,
  found: (verdict: string, sure: string, time: string | undefined): string =>
    `${verdict}, ${sure} sure${time === undefined ? '' : `, half-way at ${time}`}`,
  tally: (passed: number, all: number): string =>
    all === 1 ? `The run ${passed === 1 ? 'passed' : 'failed'}.` : `${passed} of ${all} runs passed.`,
  unreadable: (count: number): string => `${unreadInputs(count)}.`,
  failed: (run: string): string => `grokscope check: ${run}`,
  summaryHead: ['', 'run', 'verdict', 'sure', 't50', 'why'],
  moreRows: (count: number): string => `… and ${count} more.`,
  verdicts: 'Verdicts',
  noSummary: (file: string, reason: string): string =>
    `The step summary ${file} cannot be written (${reason}).`,
} as const;
