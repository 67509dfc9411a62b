import { analyzeRun } from '../../analyze.js';
import { type Preset, presets, simulate } from '../../reference-models/index.js';
import { type Cell, figure, type Section } from '../report.js';
import { share } from '../scores/statistics.js';
import type { Task } from '../task.js';

/** Presets that take a second or so each. */
const quick = new Set([
  'fig1a-small',
  'fig1a-order3-small',
  'regression-small',
  'fig1b-small',
  'fig3-small',
  'low-rank-small',
  'no-delay',
  'too-little-data',
  'no-weight-decay',
  'sgd',
  'momentum',
  'adamw-diagonal',
]);

interface Compared {
  readonly name: string;
  readonly truth: string;
  readonly found: string;
  readonly probability: number;
  readonly t50: readonly [number | null, number | null];
  /** t50 found over true, less 1. */
  readonly error: number | null;
  readonly held: boolean | null;
  readonly offsets: readonly [number | null, number | null];
}

/** Reference models from training to verdict: the presets that are not marked as long, or the fastest of them. */
export function referenceModelsTask(onlyQuick: boolean): Task {
  const chosen = presets.filter(({ name, long }) => (onlyQuick ? quick.has(name) : !long));
  return {
    name: 'reference models',
    seconds: chosen.length * (onlyQuick ? 0.8 : 4),
    async measure({ signal, onProgress }) {
      const compared: Compared[] = [];
      for (const preset of chosen) {
        compared.push(await compare(preset, signal));
        onProgress?.(compared.length / chosen.length);
      }
      return sectionOf(compared);
    },
  };
}

async function compare(
  { name, model, settings }: Preset,
  signal: AbortSignal | undefined,
): Promise<Compared> {
  const { run, truth } = await simulate(model, settings, signal ? { signal } : {});
  const { diagnosis } = analyzeRun(run);
  const { verdict, probability, transition, theory } = diagnosis;
  const [is, found] = [truth.transition?.t50 ?? null, transition?.t50 ?? null];
  const [low, high] = transition?.interval95 ?? [0, 0];
  return {
    name,
    truth: truth.verdict,
    found: verdict,
    probability,
    t50: [is, found],
    error: is !== null && found !== null ? found / is - 1 : null,
    held: is !== null && found !== null ? low <= is && is <= high : null,
    offsets: [truth.clock?.offset ?? null, theory.offset],
  };
}

function sectionOf(compared: readonly Compared[]): Section {
  const timed = compared.filter(({ error }) => error !== null);
  const differences = compared.flatMap(({ offsets: [is, found] }) =>
    is !== null && found !== null ? [Math.abs(found - is)] : [],
  );
  return {
    title: 'Reference models',
    about:
      'Presets of `grokscope simulate`, from training to verdict. The truth comes from the exact curves; t50 of a move ' +
      'in stages is that of the whole. C is the offset of the decay clock.',
    figures: [
      figure(
        'verdict right',
        share(compared, ({ truth, found }) => truth === found),
        { atLeast: 1 },
      ),
      figure(
        't50 within 1 %',
        share(timed, ({ error }) => Math.abs(error as number) <= 0.01),
        { atLeast: 1 },
      ),
      figure(
        '95 % interval holds t50',
        share(timed, ({ held }) => held === true),
      ),
      figure('largest difference of C', differences.length > 0 ? Math.max(...differences) : null, {
        atMost: 0.02,
      }),
    ],
    tables: [
      {
        title: 'From training to verdict',
        columns: [
          'preset',
          'truth',
          'found',
          'probability',
          't50, true',
          't50, found',
          'error, %',
          'C, true',
          'C, found',
        ],
        rows: compared.map(({ name, truth, found, probability, t50, error, offsets }): Cell[] => [
          name,
          truth,
          found,
          probability,
          ...t50,
          error === null ? null : 100 * error,
          ...offsets,
        ]),
      },
    ],
  };
}
