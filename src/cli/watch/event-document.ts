import type { Verdict } from '../../detectors/diagnosis.js';
import type { WatchPhase } from '../../detectors/online/index.js';
import type { FollowEvent } from '../../follow/index.js';
import { jsonRun } from '../../report/json.js';
import type { JsonRun } from '../../report/json-document.js';

/** An event of a run as JSON, schemaVersion 1. */
export interface RunEventDocument {
  readonly schemaVersion: 1;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** `alarm` is a change of phase that has an average run length. */
  readonly event: 'found' | 'phase' | 'alarm' | 'verdict' | 'forecast' | 'gone';
  readonly run: string;
  readonly step: number | null;
  readonly phase: WatchPhase;
  readonly verdict: Verdict;
  readonly probability: number;
  readonly summary: string;
  readonly forecast: JsonRun['forecast'];
  /** Of a change of phase: the phase before. */
  readonly previousPhase?: WatchPhase;
  /** Of an alarm: evaluations until a false one, in the mean. */
  readonly averageRunLength?: number;
  /** Of a change of verdict: the one before. */
  readonly previous?: Verdict;
}

/** A path without a log yet, or an input that cannot be read, as JSON. */
export interface ProblemDocument {
  readonly schemaVersion: 1;
  readonly time: string;
  readonly event: 'waiting' | 'problem';
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** An event as a plain object for a line of JSON. */
export function eventDocument(event: FollowEvent, time: Date): RunEventDocument | ProblemDocument {
  const common = { schemaVersion: 1, time: time.toISOString() } as const;
  if ('problem' in event) return { ...common, event: event.kind, ...event.problem };
  const { analysed, state } = event;
  const { verdict, probability, summary, forecast } = jsonRun(analysed);
  const change = event.kind === 'phase' ? event.change : undefined;
  const averageRunLength = change?.averageRunLength ?? undefined;
  return {
    ...common,
    event: event.kind === 'phase' ? (averageRunLength === undefined ? 'phase' : 'alarm') : event.kind,
    run: analysed.run.id,
    step: change?.step ?? state.step,
    phase: change?.phase ?? state.phase,
    verdict,
    probability,
    summary,
    forecast,
    ...(change ? { previousPhase: change.before } : {}),
    ...(averageRunLength === undefined ? {} : { averageRunLength }),
    ...(event.kind === 'verdict' ? { previous: event.previous } : {}),
  };
}
