import { unreadInputs } from '../report/error-sentence.js';

/** What the command line says for itself, but for the commands that have a file of their own in text/. */
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
  0         everything was read, and is as it was asked to be
  1         check: a run is not as expected; watch: what --until waits for did not come
  2         the command line is wrong, or a file that it names
  3         some input could not be read (the rest is reported)
  70        a bug in grokscope
  130, 143  ended by a signal`,

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
