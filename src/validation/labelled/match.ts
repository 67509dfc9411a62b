import type { AnalysedRun } from '../../analysis.js';
import type { Role } from '../../run/curves.js';
import { type LabelledLog, NAMED_ROLES, type NamedRole } from './labelled-log.js';

const roleOf: Readonly<Record<NamedRole, Role>> = {
  train: 'trainAccuracy',
  test: 'testAccuracy',
  trainLoss: 'trainLoss',
  testLoss: 'testLoss',
};

interface Affinity {
  readonly log: LabelledLog;
  readonly run: AnalysedRun;
  /** How much of the entry's keys the names of the run tell, 0 to 1. */
  readonly keys: number;
  /** Points for equal names of curves. */
  readonly names: number;
}

/** Which run of one input is which entry's; one run serves one entry. Entries without a run are absent. */
export function match(
  logs: readonly LabelledLog[],
  runs: readonly AnalysedRun[],
): Map<LabelledLog, AnalysedRun> {
  const matched = new Map<LabelledLog, AnalysedRun>();
  const [onlyLog, onlyRun] = [logs[0], runs[0]];
  if (logs.length === 1 && runs.length === 1 && onlyLog && onlyRun) return matched.set(onlyLog, onlyRun);
  const all = logs.flatMap((log) => runs.map((run) => affinityOf(log, run)));
  const used = new Set<AnalysedRun>();
  const take = (log: LabelledLog, run: AnalysedRun): void => {
    if (matched.has(log) || used.has(run)) return;
    matched.set(log, run);
    used.add(run);
  };
  const best = (log: LabelledLog): number =>
    Math.max(...all.filter((one) => one.log === log).map(({ keys }) => keys));
  for (const { log, run, keys, names } of all.toSorted((a, b) => b.keys - a.keys || b.names - a.names)) {
    const isTelling = log.keys.length > 0 ? keys > 0 && keys === best(log) : names >= 2 || logs.length === 1;
    if (isTelling) take(log, run);
  }
  for (const log of logs) {
    const run = log.position === null ? undefined : runs[log.position];
    if (run && best(log) === 0) take(log, run);
  }
  return matched;
}

/** Entries that are another reading of the columns of a run that a matched entry has. */
export function isOtherView(log: LabelledLog, matched: ReadonlyMap<LabelledLog, AnalysedRun>): boolean {
  return [...matched.keys()].some(
    (other) =>
      JSON.stringify(other.keys) === JSON.stringify(log.keys) &&
      NAMED_ROLES.some((role) => Object.values(log.names).includes(other.names[role] ?? '')),
  );
}

function affinityOf(log: LabelledLog, run: AnalysedRun): Affinity {
  const suffix = suffixOf(run);
  const inSuffix = tokensOf(suffix);
  const chosen = NAMED_ROLES.map((role) => run.curves[roleOf[role]]?.name ?? '');
  const have = new Set([...inSuffix, ...tokensOf(chosen.join(' '))]);
  const told = log.keys.map((key) => {
    if (flat(suffix).length >= 6 && flat(key[0] ?? '').startsWith(flat(suffix))) return 1;
    const wanted = [...tokensOf(key.join(' '))];
    const found = wanted.filter((token) => have.has(token)).length;
    const exact = wanted.filter((token) => inSuffix.has(token)).length;
    return (found / wanted.length) * (0.9 + (0.1 * exact) / Math.max(1, inSuffix.size));
  });
  let names = 0;
  for (const role of NAMED_ROLES) {
    const wanted = flat(log.names[role] ?? '');
    const found = flat(run.curves[roleOf[role]]?.name ?? '');
    const points = role === 'test' || role === 'testLoss' ? 2 : 1;
    if (wanted !== '' && (found === wanted || found.endsWith(`/${wanted}`))) names += points;
    if (flat(suffix).length > 2 && wanted.includes(flat(suffix))) names += points;
  }
  return { log, run, keys: Math.max(0, ...told), names };
}

/** What the id of a run says beyond its path. */
function suffixOf({ run: { id, source } }: AnalysedRun): string {
  const rest = id.startsWith(source.path) ? id.slice(source.path.length) : id.slice(id.indexOf('#') + 1);
  return rest.replace(/^[#/]+/, '');
}

function flat(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '/')
    .replaceAll(/^\/|\/$/g, '');
}

/** Words and numbers of a name; `1e-3` and `0.001` are the same. */
function tokensOf(name: string): Set<string> {
  const words = name.toLowerCase().match(/\d+(?:\.\d+)?(?:e[-+]?\d+)?|[a-z]+/g) ?? [];
  return new Set(words.map((word) => (/^\d/.test(word) ? String(Number(word)) : word)));
}
