/** All text that the command line says for itself. */
export const TEXT = {
  summary:
    'Tells from a training log whether the run grokked, when, how sure that is, and how that compares with theory.',

  examples: `Examples
  $ grokscope runs/seed-0/metrics.csv        one log: verdict, chart, evidence
  $ grokscope runs/                          every log under a folder
  $ grokscope runs/ --json > analysis.json   for scripts
  $ cat train.log | grokscope -              standard input
  $ grokscope log.csv --train acc --test val_acc --lr 1e-3 --wd 1
  $ grokscope watch runs/                    follow logs while runs train
  $ grokscope simulate --preset fig1b -o run.csv   a run of which the truth is known
  $ grokscope validate                       how far to trust the verdicts
`,

  exitCodes: `
Exit codes
  0  everything was read          1  what --until waits for did not come
  2  the command line is wrong    3  some input could not be read (the rest is reported)
  70 a bug in grokscope           130, 143  ended by a signal`,

  afterUsageError: 'Run grokscope --help for examples and all options.',

  analyze: {
    description: 'read logs and report a verdict for each run (the default command)',
    path: 'log files, folders (walked), addresses of MLflow servers, or - for standard input',
    format: 'print a static report: text or json',
    json: 'the same as --format json',
    output: 'write to a file instead; its ending (.txt, .json) chooses the format; may be repeated',
    tui: 'print the report instead of opening the view',
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
  unreadableInputs: (count: number): string =>
    count === 1
      ? '1 input could not be read; see "errors" in the report.'
      : `${count} inputs could not be read; see "errors" in the report.`,
  manyUnreadable: (count: number): string => `${count} inputs could not be read; --no-tui lists them.`,
  nothingFound: 'No log was found. Give the path of a log file, or of a folder that holds logs.',

  notANumber: (condition: string): string => `Give ${condition}.`,
  notAChoice: (choices: readonly string[]): string => `Choose ${choices.join(' or ')}.`,
  unknownEnding: (file: string): string => `The ending of ${file} names no format.`,
  unknownEndingCure: 'End the name in .txt or .json, or pass --format.',
  cannotReadMap: (file: string, reason: string): string => `The map ${file} cannot be read (${reason}).`,
  badMap: (file: string): string => `The map ${file} is not a JSON object of texts.`,
  unknownRole: (file: string, role: string): string => `The map ${file} has the unknown role "${role}".`,
  mapCure: (roles: readonly string[]): string =>
    `Write a JSON object from roles (${roles.join(', ')}) to names of series.`,

  internalError: (message: string): string =>
    `grokscope met a bug of its own (${message}); please report it with the log that shows it. GROKSCOPE_DEBUG=1 shows the stack.`,
} as const;
