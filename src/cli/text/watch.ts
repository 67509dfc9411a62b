/** What the command line says of `grokscope watch`. */
export const WATCH_TEXT = {
  description: 'follow logs as they grow: phases, alarms, verdicts and forecasts as they change',
  path: 'log files and folders, which need not exist yet, or addresses of MLflow servers',
  until: 'grokked: end with 0 once every run has grokked',
  timeout: 'end after so long, e.g. 90s, 30m, 12h, 2d; with --until, with exit code 1',
  exec: 'run this command when a verdict changes: GROKSCOPE_RUN, GROKSCOPE_VERDICT, GROKSCOPE_PREVIOUS, GROKSCOPE_STEP, GROKSCOPE_PHASE, GROKSCOPE_PROBABILITY and GROKSCOPE_SUMMARY say what has changed, JSON on its standard input says all',
  webhook: 'POST the same JSON to this address when a verdict changes',
  interval: 'seconds between two looks at the files (default: 1)',
  json: 'print one JSON object for each event, a line each',
  notADuration: 'Give a number with its unit, from s to d: 90s, 30m, 12h, 2d; at most 24d.',
  noCommand: 'Give a command to run.',
  notAnAddress: 'Give an address that begins with http:// or https://.',
  stdin: 'grokscope watch follows files, not standard input',
  stdinCure: 'Name the file, or drop watch to read standard input to its end.',
  phases: {
    memorising: 'train is not fitted yet',
    settling: 'train is fitted, test has not come to rest since',
    plateau: 'test rests on a plateau',
    shelf: 'test rests half-way',
    generalised: 'test rests high',
    rise: 'test rises',
    fall: 'test falls',
  },
  since: (phase: string, at: string): string => `${phase} (since ${at})`,
  noStep: 'no step',
  found: (verdict: string, probability: string, phase: string): string =>
    `found: ${verdict}, ${probability} sure; ${phase}`,
  alarm: (phase: string, averageRunLength: string): string =>
    `alarm: ${phase} (a false one in ${averageRunLength} evaluations)`,
  verdict: (before: string, after: string, probability: string, summary: string): string =>
    `verdict: ${before} → ${after}, ${probability} sure. ${summary}`,
  forecast: (words: string): string => `forecast: ${words}`,
  noForecast: 'forecast: none any more',
  expected: (words: string): string => `Forecast: ${words}.`,
  around: (at: string, between: string): string => `around ${at} (80 %: ${between})`,
  halfOfRise: (when: string): string => `if a rise comes, half of it ${when}`,
  riskOfFall: (when: string): string => `risk of a fall, half of it ${when}`,
  state: (phase: string): string => `${phase.charAt(0).toUpperCase()}${phase.slice(1)}.`,
  gone: 'its log is gone',
  waitsForPath: (path: string): string => `${path} is not there yet; waiting for it.`,
  waitsForLog: (path: string): string => `${path} holds no log yet; waiting for one.`,
  waitsForRows: (path: string): string => `${path} is empty yet; waiting for rows.`,
  waitsForMore: (sentence: string): string => `${sentence} Waiting for more.`,
  status: (runs: number, parts: readonly string[]): string =>
    runs === 0 ? 'waiting for runs' : `${runs === 1 ? '1 run' : `${runs} runs`}: ${parts.join(', ')}`,
  execFailed: (run: string, reason: string): string =>
    `the command of --exec could not be run for ${run} (${reason}).`,
  execEnded: (run: string, how: string): string => `the command of --exec for ${run} ended with ${how}.`,
  webhookFailed: (host: string, run: string, reason: string): string =>
    `the webhook at ${host} did not take the change of ${run} (${reason}).`,
  notGrokked: (missing: number, runs: number): string =>
    runs === 0 ? 'no run was found in time.' : `${missing} of ${runs} runs had not grokked in time.`,
} as const;
