import { unreadInputs } from '../report/error-sentence.js';

/** All text that the command line says for itself. */
export const TEXT = {
  summary:
    'Tells from a training log whether the run grokked, when, how sure that is, and how that compares with theory.',

  examples: `Examples
  $ grokscope runs/seed-0/metrics.csv        one log: verdict, chart, evidence
  $ grokscope runs/                          every log under a folder
  $ grokscope runs/ --json > analysis.json   for scripts
  $ grokscope runs/ -o report.html           a page to mail; .md for pull requests, .svg for papers
  $ cat train.log | grokscope -              standard input
  $ grokscope log.csv --train acc --test val_acc --lr 1e-3 --wd 1
  $ grokscope check runs/ --expect grokking  gate a CI job on the verdicts
  $ grokscope watch runs/                    follow logs while runs train
  $ grokscope simulate --preset fig1b -o run.csv   a run of which the truth is known
  $ grokscope validate                       how far to trust the verdicts
  $ grokscope config --explain               what is set in this project, and where
  $ source <(grokscope completion bash)      let the shell complete options and their values
`,

  exitCodes: `
Exit codes
  0  everything was read          1  check: a run is not as expected; watch: what
  2  the command line is wrong       --until waits for did not come
  3  some input could not be read (the rest is reported)
  70 a bug in grokscope           130, 143  ended by a signal`,

  afterUsageError: 'Run grokscope --help for examples and all options.',

  analyze: {
    description: 'read logs and report a verdict for each run (the default command)',
    path: 'log files, folders (walked), addresses of MLflow servers, or - for standard input',
    format: 'print a static report: text, json, jsonl, markdown, html, svg or csv',
    json: 'the same as --format json',
    output:
      'write to a file instead; its ending (.txt .json .jsonl .md .html .svg .csv) chooses the format; may be repeated',
    tui: 'print the report instead of opening the view',
    screenReader: 'let the view speak in sentences, without drawings',
    color: 'print without colours',
  },

  reading: {
    train: 'series to use as the train curve',
    test: 'series to use as the test curve',
    step: 'column to use as the step',
    map: 'JSON file that maps roles to series, e.g. {"testAccuracy": "eval/acc"}',
    lr: 'learning rate',
    wd: 'weight decay',
    optimizer: 'optimizer, e.g. sgd or adamw',
    momentum: 'momentum',
    initNorm: 'norm of the weights at the start',
    unit: 'unit of the accuracies: percent or fraction',
    chance: 'accuracy of a guess, as a fraction',
  },

  settings: {
    text: 'Give a text.',
    number: (low: number, high: number): string =>
      high === Number.POSITIVE_INFINITY
        ? `Give a number of at least ${low}.`
        : `Give a number from ${low} to ${high}.`,
    oneOf: (choices: readonly string[]): string => `Choose ${choices.join(' or ')}.`,
    someOf: (noun: string, choices: readonly string[]): string =>
      `Give a list of ${noun}s: ${choices.join(', ')}.`,
    list: (word: string): string => `Give a list: ["${word}"].`,
    noSuchWord: (
      noun: string,
      word: string,
      guess: string | undefined,
      choices: readonly string[],
    ): string =>
      guess === undefined
        ? `There is no ${noun} "${word}"; the ${noun}s are ${choices.join(', ')}.`
        : `There is no ${noun} "${word}"; did you mean ${guess}?`,
    onOff: 'Give true or false.',
    otherwise: {
      byName: 'told by the names in the log',
      fromLog: 'what the log says of it',
      byValues: 'told by the values',
      format: 'the view on a terminal, else text',
      onTerminals: 'true, where stdout is a terminal',
      notAsked: 'not asked for',
    },
  },

  check: {
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
  },

  config: {
    description: 'list what can be set in a configuration file, or explain what is set and where',
    examples: `Examples
  $ grokscope config                              what can be set
  $ grokscope config --explain                    what is set here, and where
  $ GROKSCOPE_WD=1 grokscope config --explain --lr 0.1
`,
    explain: 'print every setting, its value and where that comes from',
    markdown: 'print the page docs/config.md',
    file: 'configuration file, instead of the nearest one from here upwards; see grokscope config',
    none: 'read no configuration file',
    ways: `Each of these is an option, an environment variable and a key of grokscope.config.json, .mjs or .js, or of
package.json under "grokscope": --init-norm 57, GROKSCOPE_INIT_NORM=57, "initNorm": 57. The first that says something
wins.`,
    fileRead: (file: string): string => `Configuration file: ${file}`,
    noFile: 'No configuration file is in this folder or above.',
    byDefault: (otherwise: string): string => `default: ${otherwise}`,
    strayVariable: (name: string, guess: string | undefined): string =>
      `The variable ${name} is set, but names no setting${guess === undefined ? '' : `; did you mean ${guess}?`}`,
    twoFiles: (folder: string, one: string, other: string): string =>
      `${folder} has two configurations, ${one} and ${other}.`,
    twoFilesCure: 'Keep one of them.',
    unreadable: (file: string, reason: string): string =>
      `The configuration ${file} cannot be read (${reason}).`,
    unreadableCure: 'Correct it, name another with --config, or pass --no-config.',
    notAnObject: (file: string): string => `The configuration ${file} is no object of settings.`,
    objectCure: 'Write for example { "wd": 1 } in JSON, or export default { wd: 1 } in JavaScript.',
    wrongValue: (file: string, key: string, value: unknown): string =>
      `The configuration ${file} sets "${key}" to ${JSON.stringify(value) ?? String(value)}.`,
    sectionCure: 'Give an object of settings.',
    unknownKey: (file: string, key: string): string =>
      `The configuration ${file} has the unknown key "${key}".`,
    unknownKeyCure: (guess: string | undefined): string =>
      guess === undefined ? 'grokscope config lists the keys.' : `Did you mean "${guess}"?`,
    wrongVariable: (variable: string, text: string): string => `The variable ${variable} is "${text}".`,
  },

  completion: {
    description: 'print a script that makes a shell complete commands, options, their values and paths',
    examples: `Examples
  $ source <(grokscope completion bash)           this shell; the same line in ~/.bashrc for all
  $ source <(grokscope completion zsh)            the same in ~/.zshrc, after compinit
  $ grokscope completion fish > ~/.config/fish/completions/grokscope.fish
  > grokscope completion powershell | Out-String | Invoke-Expression
`,
    shell: 'bash, zsh, fish or powershell',
    unknownShell: (name: string): string => `There is no completion for "${name}".`,
    shellCure: (shells: readonly string[]): string => `Choose one of ${shells.join(', ')}.`,
  },

  inspect: {
    description: 'say what is read from logs and how it is understood, without a verdict',
    json: 'print JSON',
  },

  formats: {
    description: 'list the formats that can be read',
    markdown: 'print the page docs/formats.md',
    read: 'read from',
    inferred: 'inferred',
    notRead: 'not read',
    unread: 'Known and not read',
  },

  watch: {
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
  },

  simulate: {
    description: 'train a reference model and write its log, with what is known of it beside',
    model: 'reference model; without it and without a preset, all are listed',
    preset: 'model and settings of an experiment, e.g. one of the figures of the paper',
    set: 'change a setting, e.g. --set lr=0.01; may be repeated',
    seed: 'seed of all random numbers',
    evals: 'steps at which the model is evaluated: log or dense',
    backend: 'what trains it step by step: auto, plain, tensorflow, wasm or cpu',
    output:
      'write to a .csv, .jsonl, .npz, .parquet or .tfevents file, or to a TensorBoard folder (runs/a/) instead of stdout; may be repeated',
    settings: 'print the settings of the model and their values',
    list: 'print the presets and the models',
    presets: 'Presets (--preset)',
    models: 'Models',
    listHint: 'grokscope simulate MODEL --settings prints what can be set.',
    long: (why: string): string => `(long: ${why})`,
    unknown: (kind: string, name: string): string => `There is no ${kind} "${name}".`,
    oneOf: (names: readonly string[]): string => `Choose one of ${names.join(', ')};`,
    listCure: 'grokscope simulate --list describes them.',
    noModel: 'grokscope simulate was told neither a model nor a preset.',
    otherModel: (preset: string, model: string, named: string): string =>
      `The preset ${preset} is one of ${model}, not of ${named}.`,
    otherModelCure: 'Leave the model out, or change its settings with --set.',
    noAssignment: (text: string): string => `--set ${text} gives a setting no value.`,
    assignmentCure: 'Write it as --set setting=value, for example --set lr=0.01.',
    done: (model: string, method: string, backend: string, time: string): string =>
      `${model}, ${method === backend ? method : `${method} on ${backend}`}: ${time}`,
    verdict: (verdict: string): string => `verdict: ${verdict}`,
    fit: (step: string): string => `train fit: step ${step}`,
    neverFit: 'train fit: never',
    transition: (channel: string, levels: string, t10: string, t50: string, t90: string): string =>
      `test ${channel}: ${levels}, 10 % at step ${t10}, 50 % at ${t50}, 90 % at ${t90}`,
    clock: (s50: string, logAlpha: string, offset: string): string =>
      `decay clock: s50 = ${s50}, ln α = ${logAlpha}, C = ${offset}`,
    identities: (errors: readonly string[]): string => `identities, relative error: ${errors.join(', ')}`,
  },

  validate: {
    description: 'measure the detectors against runs of which the truth is known',
    suite: 'quick (default), full, or a folder of labelled logs; may be repeated',
    json: 'print JSON instead of Markdown',
    label: 'validate',
    figureColumns: ['figure', 'target', 'measured', ''],
    met: 'met',
    missed: 'missed',
  },

  readingLogs: 'Reading logs …',
  wrote: (file: string): string => `Wrote ${file}.`,
  stdoutFailed: (reason: string): string => `Standard output cannot be written (${reason}).`,
  unreadableInputs: (count: number): string => `${unreadInputs(count)}; see "errors" in the report.`,
  unreadInView: (count: number): string =>
    `${unreadInputs(count)}; leaving the view says more. ? lists the keys.`,
  manyUnreadable: (count: number): string => `${unreadInputs(count)}; --no-tui lists them.`,
  nothingFound: 'No log was found. Give the path of a log file, or of a folder that holds logs.',

  unknownEnding: (file: string): string => `The ending of ${file} names no format.`,
  unknownEndingCure: 'End the name in .txt, .json, .jsonl, .md, .html, .svg or .csv, or pass --format.',
  cannotReadMap: (file: string, reason: string): string => `The map ${file} cannot be read (${reason}).`,
  badMap: (file: string): string => `The map ${file} is not a JSON object of texts.`,
  unknownRole: (file: string, role: string): string => `The map ${file} has the unknown role "${role}".`,
  mapCure: (roles: readonly string[]): string =>
    `Write a JSON object from roles (${roles.join(', ')}) to names of series.`,

  internalError: (message: string): string =>
    `grokscope met a bug of its own (${message}); please report it with the log that shows it. GROKSCOPE_DEBUG=1 shows the stack.`,
} as const;
