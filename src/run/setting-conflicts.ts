import { settingSources } from './find-hyperparameters.js';
import { isNamed, isOfRun, numericNames, optimizerNames } from './hyperparameter-names.js';
import type { Hyperparameters } from './hyperparameters.js';
import type { ConfigEntry, ConfigValue, Note, Run } from './run.js';

/** The settings that ought to be told alike everywhere, with the names that mean nothing else. */
const told = {
  lr: numericNames.lr.slice(0, 2),
  weightDecay: numericNames.weightDecay.slice(0, 2),
  momentum: numericNames.momentum.slice(0, 1),
  optimizer: optimizerNames.slice(0, 2),
  seed: numericNames.seed.slice(0, 2),
} satisfies Partial<Record<keyof Hyperparameters, readonly string[]>>;

/** Numbers that were kept as float32 are alike. */
const single = 1e-6;

/** Notes on settings that another place than the one believed tells otherwise. */
export function settingConflicts(run: Run, found: Hyperparameters): Note[] {
  const entries = settingSources(run).flat();
  return (Object.keys(told) as (keyof typeof told)[]).flatMap((setting): Note[] => {
    const chosen = found[setting];
    const isThere = chosen && entries.some(({ from }) => from === chosen.from);
    const other = isThere && entries.find((entry) => contradicts(entry, setting, chosen));
    if (!other) return [];
    const message = `${chosen.from} says ${setting} ${chosen.value}, which counts; ${other.from} says ${String(other.value)}`;
    return [{ code: 'settings-disagree', message }];
  });
}

function contradicts(
  entry: ConfigEntry,
  setting: keyof typeof told,
  { value, from }: { readonly value: ConfigValue; readonly from: string },
): boolean {
  if (placeOf(entry.from) === placeOf(from) || !isOfRun(entry, setting)) return false;
  if (!told[setting].some((name) => isNamed(entry, name))) return false;
  if (typeof value !== 'number')
    return typeof entry.value === 'string' && plain(entry.value) !== plain(value);
  const number = typeof entry.value === 'boolean' || entry.value === null ? Number.NaN : Number(entry.value);
  return Math.abs(number - value) > single * Math.abs(value) && entry.value !== '';
}

/** Lines and columns of one log are one place, which may tell of several moments. */
function placeOf(from: string): string {
  return /^(?:line \d|column )/.test(from) ? 'log' : from.replace(/^params\/.*/, 'params');
}

function plain(optimizer: ConfigValue): string {
  return (
    String(optimizer)
      .split('.')
      .at(-1)
      ?.toLowerCase()
      .replaceAll(/[^a-z]/g, '') ?? ''
  );
}
