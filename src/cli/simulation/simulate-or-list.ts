import type { SimulateOptions, Settings, Simulation } from '../../reference-models/reference-model.js';
import { clean } from '../../report/clean.js';
import { GrokscopeError } from '../../util/errors.js';
import { csvOf, writeRun } from '../../writers/index.js';
import { checkTarget, targetOf } from '../../writers/target.js';
import { writeWhole } from '../../writers/write-whole.js';
import type { CliContext } from '../context.js';
import { interruptible } from '../interrupt.js';
import { TEXT } from '../text.js';
import { SIMULATE_TEXT } from '../text/simulate.js';
import { type Catalogue, choose, listOf, settingsOf } from './catalogue.js';
import { progressBar } from './progress-bar.js';
import { summaryOf } from './summary.js';

/** What was said on the command line. */
export interface SimulateFlags {
  readonly preset?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  readonly evals?: string | undefined;
  readonly backend?: string | undefined;
  readonly output?: readonly string[] | undefined;
  readonly settings?: true | undefined;
  readonly list?: true | undefined;
}

/**
 * Simulates what was asked for and writes it; or prints what there is to simulate, or to set.
 *
 * @throws GrokscopeError with code `usage` before any work, and `Interruption` where a signal ended it.
 */
export async function simulateOrList(
  catalogue: Catalogue,
  modelName: string | undefined,
  flags: SimulateFlags,
  context: CliContext,
): Promise<void> {
  const isBare = modelName === undefined && Object.keys(flags).length === 0;
  if (flags.list || isBare) {
    context.stdout.write(listOf(catalogue));
    return;
  }
  const { model, settings } = choose(catalogue, modelName, flags.preset);
  if (flags.settings) {
    context.stdout.write(settingsOf(model, settings));
    return;
  }
  const chosen = { ...settings, ...settingsIn(flags) };
  const { output = [] } = flags;
  for (const file of output) await checkTarget(targetOf(file));
  await interruptible(async (signal) => {
    const simulation = await withProgress(model.name, context, (onProgress) =>
      catalogue.simulate(model.name, chosen, { signal, onProgress }),
    );
    await write(simulation, output, signal, context);
  });
}

/** Settings on the command line: the last `--set` of each, then the options of their own. */
function settingsIn({ set = [], seed, evals, backend }: SimulateFlags): Settings {
  return {
    ...Object.fromEntries(set.map((text) => assignment(text))),
    ...(seed !== undefined && { seed }),
    ...(evals !== undefined && { evaluations: evals }),
    ...(backend !== undefined && { backend }),
  };
}

function assignment(text: string): [string, string] {
  const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value.trim()];
  throw new GrokscopeError('usage', '--set', SIMULATE_TEXT.noAssignment(text), SIMULATE_TEXT.assignmentCure);
}

/** Simulates with a bar, and says on stderr what came of it. */
async function withProgress(
  label: string,
  context: CliContext,
  simulate: (onProgress: NonNullable<SimulateOptions['onProgress']>) => Promise<Simulation>,
): Promise<Simulation> {
  const start = performance.now();
  const bar = progressBar(context, label);
  const simulation = await simulate(bar.update).finally(bar.end);
  context.stderr.write(summaryOf(simulation.truth, performance.now() - start));
  return simulation;
}

/** Writes the log to each file and the truth beside it; to stdout, as CSV and alone, where there is no file. */
async function write(
  { run, truth }: Simulation,
  files: readonly string[],
  signal: AbortSignal,
  { stdout, stderr }: CliContext,
): Promise<void> {
  if (files.length === 0) stdout.write(csvOf(run));
  const truthFiles = new Set<string>();
  for (const path of files) {
    const { file, stem } = targetOf(path);
    await writeRun(run, path, signal);
    stderr.write(`${TEXT.wrote(clean(file))}\n`);
    truthFiles.add(`${stem}.truth.json`);
  }
  for (const file of truthFiles) {
    await writeWhole(file, `${JSON.stringify(truth, null, 2)}\n`, signal);
    stderr.write(`${TEXT.wrote(clean(file))}\n`);
  }
}
