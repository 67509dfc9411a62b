/** Files that hold the settings of the logs beside them, the most specific first. */
const usual: readonly string[] = [
  'hparams.yaml',
  'hparams.json',
  'params.yaml',
  'params.json',
  'args.yaml',
  'args.json',
  'config.yaml',
  'config.yml',
  'config.json',
  'config.py',
];

/** Settings that frameworks keep in folders of their own, the most specific first. */
export const nestedSettings: readonly string[] = [
  '.hydra/config.yaml',
  '.hydra/overrides.yaml',
  'files/config.yaml',
];

const kind =
  'config(?:uration)?|cfg|args|arguments|hparams|hyper[_-]?param(?:eter)?s|params|parameters|settings';
const settingsName = new RegExp(`^(?:.*[_.-])?(?:${kind})\\.(?:json|ya?ml|toml|ini|cfg|txt)$`, 'i');
const settingsOfOne = new RegExp(`^(?:${kind})[_.-].*\\.(?:json|ya?ml|toml)$`, 'i');
const wordsOfSettings = new RegExp(`(?:^|[_.-])(?:${kind})(?=$|[_.-])`, 'gi');
const ending = /\.(?:gz|zst)$|\.[a-z][a-z\d]{0,9}$/i;

/** Words in the names of logs and settings that do not tell one run from another. */
const common = new Set(
  `train training run runs exp experiment job final full saved main metrics metric log logs history results result
  output out stdout curves curve stats data loss losses acc accs accuracy test val valid validation eval`.split(
    /\s+/,
  ),
);

/** Whether a name is that of a file of settings: `config.yaml`, `train_config.json`, `run3.args.txt`. */
export function isSettingsName(name: string): boolean {
  return settingsName.test(name);
}

/** What the settings in a file are for: all logs beside it, or those of one subject. Undefined where it holds none. */
export function subjectOfSettings(name: string): string | undefined {
  if (usual.includes(name)) return '';
  return isSettingsName(name) || settingsOfOne.test(name)
    ? subjectOf(name.replace(ending, '').replaceAll(wordsOfSettings, ''))
    : undefined;
}

/** What tells a log from those beside it: `run3` of `run3_metrics.csv`, nothing of `train_log.txt`. */
export function subjectOf(name: string): string {
  const words = name
    .replace(ending, '')
    .replace(ending, '')
    .toLowerCase()
    .split(/[_.\s-]+/);
  return words.filter((word) => word !== '' && !common.has(word)).join('_');
}

/** How a file of settings is called that has the name of its log: `run3.json` for `run3.csv`. */
export function namedAs(log: string): string[] {
  const stem = log.replace(ending, '').replace(ending, '');
  return ['json', 'yaml', 'yml', 'toml'].map((one) => `${stem}.${one}`);
}

/** The order in which files of settings are believed. */
export function bySpecificity(one: string, other: string): number {
  return rankOf(one) - rankOf(other) || (one < other ? -1 : 1);
}

function rankOf(name: string): number {
  return usual.includes(name) ? usual.indexOf(name) : usual.length;
}
