/** What the command line says of `grokscope simulate`. */
export const SIMULATE_TEXT = {
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
} as const;
