import type { Attempt } from '../readers/read-file.js';
import { asFailure, readPath } from '../readers/read-runs.js';
import type { ReadOptions } from '../readers/reader.js';
import { headSize } from '../readers/source/chunks.js';
import type { Run } from '../run/run.js';
import type { GrokscopeError } from '../util/errors.js';
import { FileTail } from './file-tail.js';
import { Patience, rest } from './patience.js';
import { type Signature, signatureOf } from './signature.js';

/** Milliseconds after which nothing can hide behind the coarse time stamps of a file system. */
const longAgo = 10_000;

/** Milliseconds for which a log that has just begun may hold nothing that can be read, such as a header without rows. */
const beginning = 30_000;
const beginningCodes: ReadonlySet<string> = new Set(['empty', 'not-a-log', 'no-series', 'malformed']);

/** What one file holds at the moment. */
interface Content {
  readonly runs: readonly Run[];
  readonly failure?: GrokscopeError;
}

/**
 * One file that may grow, be rewritten, replaced, deleted and come back. What was appended is parsed from where it
 * begins, where the format allows it; everything else is read anew. Content that fails or is shorter than before may be
 * a rewrite that is under way, so it is believed only once it has lasted for two seconds, and for thirty where the log
 * may have just begun. A file that has come to rest is read afresh once more, so that in the end nothing rests on what
 * was seen in passing.
 */
export class FollowedFile {
  readonly path: string;
  private readonly options: ReadOptions;
  private content: Content = { runs: [] };
  private key: string | undefined;
  private readonly patience = new Patience();
  private isFinal = false;
  private doubtedSince: number | undefined;
  /** Milliseconds for which doubtful content must last. */
  private believedAfter = rest;
  /** The format as which the file was read at once, without trying another one first. */
  private format: string | undefined;
  private tail: FileTail | undefined;
  /** Whether the log of a database stands beside the file and is part of it. */
  private hasLog = false;

  constructor(path: string, options: ReadOptions) {
    this.path = path;
    this.options = options;
  }

  get runs(): readonly Run[] {
    return this.content.runs;
  }

  /** Why it cannot be read, once that has lasted. */
  get failure(): GrokscopeError | undefined {
    return this.content.failure;
  }

  /**
   * Reads what has changed. Tells whether the content is another one.
   *
   * @param now a clock in milliseconds that never goes back
   * @param most most milliseconds between two looks
   */
  async look(now: number, most?: number): Promise<boolean> {
    if (!this.patience.isDue(now, most)) return false;
    const seen = await signatureOf(this.path);
    const key = `${seen?.key} ${this.hasLog ? (await signatureOf(`${this.path}-wal`))?.key : ''}`;
    if (key !== this.key) {
      const isFirst = this.key === undefined;
      this.key = key;
      const quiet = isFirst && seen ? Date.now() - seen.modified : 0;
      this.isFinal = quiet > longAgo;
      this.patience.changed(this.isFinal ? now - quiet : now);
      const content = this.isFinal || !seen ? await this.readAfresh() : await this.readOn(seen);
      return this.take(content, now);
    }
    if (this.isFinal || !this.patience.isAtRest(now, this.believedAfter)) return false;
    this.isFinal = true;
    return this.take(await this.readAfresh(), now);
  }

  /** Whether the content is another one by now, in spite of doubt. */
  private take(content: Content, now: number): boolean {
    const { failure } = content;
    const isBeginning = this.content.runs.length === 0 && beginningCodes.has(failure?.code ?? '');
    this.believedAfter = isBeginning ? beginning : rest;
    const isDoubtful = failure !== undefined || valuesOf(content) < valuesOf(this.content);
    this.doubtedSince = isDoubtful ? (this.doubtedSince ?? now) : undefined;
    const isNew = this.doubtedSince !== undefined && now - this.doubtedSince < this.believedAfter;
    if (isNew && !this.isFinal) return false;
    this.content = content;
    return true;
  }

  private async readOn({ size }: Signature): Promise<Content> {
    try {
      if (this.format !== undefined && size >= headSize)
        this.tail ??= await FileTail.of(this.path, this.format, this.options);
      const runs = await this.tail?.read();
      if (runs) return { runs };
    } catch (error) {
      this.options.signal?.throwIfAborted();
      if (!(error instanceof Error)) throw error;
    }
    // Also where the tail failed: what one read of the whole says is what counts.
    this.tail = undefined;
    return await this.readAfresh();
  }

  private async readAfresh(): Promise<Content> {
    const attempts: Attempt[] = [];
    let content: Content;
    try {
      content = { runs: await readPath(this.path, this.options, attempts) };
    } catch (error) {
      this.options.signal?.throwIfAborted();
      content = { runs: [], failure: asFailure(error, this.path) };
    }
    const [first] = attempts;
    this.format = content.failure || attempts.length > 1 ? undefined : first?.format;
    this.hasLog = attempts.some(({ format }) => format === 'sqlite');
    return content;
  }
}

function valuesOf({ runs }: Content): number {
  let count = 0;
  for (const { series } of runs) for (const { values } of series) count += values.length;
  return count;
}
