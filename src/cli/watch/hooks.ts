import type { FollowEvent } from '../../follow/index.js';
import { type RunEventDocument, eventDocument } from './event-document.js';
import { jsonRun } from '../../report/json.js';
import type { JsonRun } from '../../report/json-document.js';

/** What a command or a webhook gets to hear of a change of verdict. */
export interface ChangeDocument extends RunEventDocument {
  /** The run as it stands in the JSON report. */
  readonly analysis: JsonRun;
}

/** Passes a change on. Never rejects: what goes wrong is said and leaves the watching as it is. */
export type Hook = (change: ChangeDocument, signal: AbortSignal) => Promise<void>;

type Change = Extract<FollowEvent, { readonly kind: 'verdict' }>;

/** Calls hooks for changes of verdict, each hook for one change after the other, in their order. */
export class Hooks {
  private readonly hooks: readonly Hook[];
  private readonly signal: AbortSignal;
  private readonly queues: Promise<void>[];

  /** @param signal ends hooks that are at work, and those that wait are not called any more */
  constructor(hooks: readonly Hook[], signal: AbortSignal) {
    this.hooks = hooks;
    this.signal = signal;
    this.queues = hooks.map(() => Promise.resolve());
  }

  tell(event: Change, time: Date): void {
    if (this.hooks.length === 0) return;
    const document = { ...eventDocument(event, time), analysis: jsonRun(event.analysed) } as ChangeDocument;
    for (const [index, hook] of this.hooks.entries())
      this.queues[index] = (this.queues[index] ?? Promise.resolve()).then(() =>
        this.signal.aborted ? undefined : hook(document, this.signal),
      );
  }

  /** Resolves when every change has been passed on. */
  async done(): Promise<void> {
    await Promise.all(this.queues);
  }
}
