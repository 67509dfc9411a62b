import { analyzeRun } from '../../src/analyze.js';
import type { AnalysedRun } from '../../src/analysis.js';
import { readSource } from '../../src/readers/read-file.js';
import type { Reader } from '../../src/readers/reader.js';
import { settingsIn } from '../../src/readers/sidecars/settings-file.js';
import { memorySource } from '../../src/readers/source/memory.js';
import { cleanJson } from '../../src/report/clean.js';
import {
  csvReport,
  htmlReport,
  jsonlReport,
  jsonReport,
  markdownReport,
  svgChart,
  textReport,
} from '../../src/report/index.js';
import type { Run } from '../../src/run/run.js';
import { GrokscopeError } from '../../src/util/errors.js';
import type { Seed } from './seeds.js';

/** What became of an input. `fault` says what should not have happened. */
export interface Outcome {
  readonly kind: 'read' | 'refused' | 'fault';
  readonly fault?: string;
}

/** Gives an input to one reader, whether it would take it or not. */
export async function attempt(reader: Reader, input: Seed): Promise<Outcome> {
  return await outcomeOf(async () => {
    const runs: Run[] = [];
    reader.sniff(input.bytes.subarray(0, 64 * 1024), input.path);
    for await (const run of reader.read(memorySource(input.path, input.bytes), {})) runs.push(run);
    return runs;
  });
}

/** Gives an input to the reader that is chosen for it. */
export async function attemptAny(input: Seed): Promise<Outcome> {
  return await outcomeOf(() => readSource(memorySource(input.path, input.bytes), {}));
}

/** Takes an input for the settings beside a log. */
export async function attemptSettings({ path, bytes }: Seed): Promise<Outcome> {
  const text = new TextDecoder().decode(bytes);
  const folders = {
    text: async () => await Promise.resolve(text),
    list: async () => await Promise.resolve([]),
    names: async () => await Promise.resolve([]),
  };
  return await outcomeOf(async () => {
    const config = await settingsIn('', path, folders);
    return [{ id: path, source: { path, format: 'settings', files: [] }, series: [], config, notes: [] }];
  });
}

/** Takes an input through to its diagnosis and every report. */
export async function attemptReport(input: Seed): Promise<Outcome> {
  const faults: string[] = [];
  const outcome = await outcomeOf(async () => {
    const runs = await readSource(memorySource(input.path, input.bytes), {});
    const analysed = runs.map((run) => analyzeRun(run));
    faults.push(...analysed.flatMap(faultsOfDiagnosis), ...(await faultsOfReports(analysed)));
    return runs;
  });
  return outcome.kind === 'read' && faults[0] !== undefined ? { kind: 'fault', fault: faults[0] } : outcome;
}

async function outcomeOf(read: () => Promise<readonly Run[]>): Promise<Outcome> {
  try {
    const faults = (await read()).flatMap(faultsOfRun);
    return faults[0] === undefined ? { kind: 'read' } : { kind: 'fault', fault: faults[0] };
  } catch (error) {
    if (!(error instanceof GrokscopeError))
      return {
        kind: 'fault',
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      };
    const hasBreak = /[\r\n]/.test(error.message + error.cure);
    return hasBreak
      ? { kind: 'fault', fault: `a message of two lines: ${error.message}` }
      : { kind: 'refused' };
  }
}

/** What every run promises, whatever the content was. */
function faultsOfRun({ id, source, series, config }: Run): string[] {
  const faults: string[] = [];
  if (id !== source.path && !id.startsWith(`${source.path}#`)) faults.push(`the id ${id} of ${source.path}`);
  for (const { name, steps, values } of series) {
    if (steps.length !== values.length)
      faults.push(`${steps.length} steps of ${values.length} values of ${name}`);
    if (typeof name !== 'string') faults.push('a series without a name');
  }
  for (const { key, value } of config)
    if (typeof value === 'object' && value !== null) faults.push(`an object as the setting ${key}`);
  return faults;
}

function faultsOfDiagnosis({ diagnosis: { probability, summary, verdict } }: AnalysedRun): string[] {
  const isSure = probability >= 0 && probability <= 1;
  return [
    ...(isSure ? [] : [`${verdict} with probability ${probability}`]),
    ...(isOdd(summary) ? [summary] : []),
  ];
}

async function faultsOfReports(runs: readonly AnalysedRun[]): Promise<string[]> {
  const analysis = { runs, errors: [] };
  const drawn = [textReport(analysis), markdownReport(analysis), ...runs.map((run) => svgChart([run]))];
  const written = [
    jsonlReport(analysis),
    csvReport(analysis),
    await htmlReport(analysis),
    cleanJson(jsonReport(analysis)),
  ];
  return [
    ...drawn.flatMap((report) => report.split('\n')).filter(isOdd),
    ...[...drawn, ...written]
      .filter(hasControls)
      .map((report) => `control characters in ${report.slice(0, 80)}`),
  ];
}

/** Whether a value that is none is shown. */
function isOdd(text: string): boolean {
  return /\bNaN\b|\bundefined\b|\[object /.test(text);
}

/** Whether control characters are left, save the ends of lines. */
function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(text.replaceAll('\r\n', '\n'));
}
