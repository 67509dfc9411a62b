import { readSource } from '../../src/readers/read-file.js';
import type { Reader } from '../../src/readers/reader.js';
import { memorySource } from '../../src/readers/source/memory.js';
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
