import type { JsonReport, JsonRun } from '../../report/json-document.js';
import { jsonReport, jsonRun } from '../../report/json.js';
import type { Expectations } from './expectations.js';
import { type Gate, passes } from './gate.js';

/** The JSON report of the runs with what the gate says of them (schema/check.v1.schema.json). */
export interface JsonGate extends JsonReport {
  readonly passed: boolean;
  readonly expectations: Expectations;
  readonly runs: readonly JsonJudgedRun[];
}

interface JsonJudgedRun extends JsonRun {
  readonly passed: boolean;
  /** What the run lacks of the expectations, one sentence each. */
  readonly shortfalls: readonly string[];
}

export function jsonGate({ expectations, runs, errors, passed }: Gate): JsonGate {
  const { schemaVersion, tool, errors: unread } = jsonReport({ runs: [], errors });
  return {
    schemaVersion,
    tool,
    passed,
    expectations,
    runs: runs.map((run) => {
      const { id, ...rest } = jsonRun(run);
      return { id, passed: passes(run), shortfalls: run.shortfalls, ...rest };
    }),
    errors: unread,
  };
}
