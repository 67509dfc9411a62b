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
  $ grokscope simulate --preset fig1b -o run.csv   a run of which the truth is known
  $ grokscope validate                       how far to trust the verdicts
`,

  exitCodes: `
Exit codes
  0  everything was read          2  the command line is wrong
  3  some input could not be read (the rest is reported)
  70 a bug in grokscope           130, 143  ended by a signal`,

  afterUsageError: 'Run grokscope --help for examples and all options.',

  analyze: {
    description: 'read logs and report a verdict for each run (the default command)',
    path: 'log files, folders (walked), addresses of MLflow servers, or - for standard input',
    format: 'print a static report: text or json',
    json: 'the same as --format json',
    output: 'write to a file instead; its ending (.txt, .json) chooses the format; may be repeated',
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
    tui: 'print the report instead of opening the view',
    screenReader: 'let the view speak in sentences, without drawings',
    color: 'print without colours',
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

  reading: 'Reading logs …',
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
