import type { Run } from '../run/run.js';
import { GrokscopeError } from '../util/errors.js';
import type { ReadOptions, Source } from './reader.js';
import { type Choice, choose } from './registry.js';
import { knownUnreadable, unknownContent } from './unreadable.js';

/** From this sureness on, a reader that finds no curves has the last word: the format is right, the content is not. */
const certain = 0.7;

/** How one source was read: the formats that were tried, the last of which was right, or was wrong for sure. */
export interface Attempt {
  readonly format: string;
  /** How surely the content is of this format by its start and its name, 0 to 1. */
  readonly sureness: number;
  /** Why it is not, or cannot be read as such. */
  readonly failure?: GrokscopeError;
}

/**
 * The runs of one source, by the reader that takes its content most surely. Where that one finds that the content is of
 * another format, the next is asked; if none can read it, the failure that says most is thrown. `attempts` gets to hear
 * what was tried.
 */
export async function readSource(
  source: Source,
  options: ReadOptions,
  attempts: Attempt[] = [],
): Promise<Run[]> {
  const head = await source.head();
  const unreadable = knownUnreadable(head, source.path);
  if (unreadable) throw unreadable;
  const failures: GrokscopeError[] = [];
  for (const choice of choose(head, source.path)) {
    options.signal?.throwIfAborted();
    const tried = { format: choice.reader.format, sureness: choice.sureness };
    try {
      const runs = await readWith(choice, source, options);
      if (runs.length > 0) {
        attempts.push(tried);
        return runs;
      }
    } catch (error) {
      if (!(error instanceof GrokscopeError)) throw error;
      attempts.push({ ...tried, failure: error });
      failures.push(error);
      if (isFinal(error, choice)) break;
    }
  }
  throw mostTelling(failures) ?? unknownContent(head, source.path);
}

async function readWith({ reader }: Choice, source: Source, options: ReadOptions): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of reader.read(source, options)) runs.push(run);
  const { notes = [] } = source;
  return notes.length === 0 ? runs : runs.map((run) => ({ ...run, notes: [...run.notes, ...notes] }));
}

function isFinal(error: GrokscopeError, { sureness }: Choice): boolean {
  if (error.code === 'no-series') return sureness >= certain;
  return error.code !== 'not-a-log' && error.code !== 'malformed';
}

/** The failure of the surest reader that recognised the format, else of the surest one. */
function mostTelling(failures: readonly GrokscopeError[]): GrokscopeError | undefined {
  return failures.find((failure) => failure.code !== 'not-a-log') ?? failures[0];
}
