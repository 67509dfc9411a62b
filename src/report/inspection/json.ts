import type { InspectedRun, Inspection } from '../../inspection.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import { CURVE_ROLES, type Role } from '../../run/curves.js';
import type { ConfigEntry, Note } from '../../run/run.js';
import { inferencesOf } from '../notes.js';
import { VERSION } from '../version.js';
import { type SeriesExtent, extentOf } from './extent.js';

/** The JSON of `grokscope inspect`, schemaVersion 1. Numbers are finite; `null` stands for those that are not. */
export interface JsonInspection extends Omit<Inspection, 'runs'> {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grokscope'; readonly version: string };
  readonly runs: readonly JsonInspectedRun[];
}

export interface JsonInspectedRun {
  readonly id: string;
  readonly source: InspectedRun['run']['source'];
  readonly series: readonly SeriesExtent[];
  readonly roles: Readonly<Partial<Record<Role, { readonly series: string; readonly why: string }>>>;
  readonly hyperparameters: Hyperparameters;
  /** All settings that were found, also those without a part in the analysis. */
  readonly config: readonly ConfigEntry[];
  readonly notes: readonly Note[];
}

export function jsonInspection({ files, runs, skipped, errors }: Inspection): JsonInspection {
  return {
    schemaVersion: 1,
    tool: { name: 'grokscope', version: VERSION },
    files,
    runs: runs.map(jsonRun),
    skipped,
    errors,
  };
}

function jsonRun(inspected: InspectedRun): JsonInspectedRun {
  const { run, curves, hyperparameters, reasons } = inspected;
  const roles = CURVE_ROLES.flatMap((role) => {
    const curve = curves[role];
    return curve ? [[role, { series: curve.name, why: reasons[role] ?? '' }] as const] : [];
  });
  return {
    id: run.id,
    source: run.source,
    series: run.series.map(extentOf),
    roles: Object.fromEntries(roles),
    hyperparameters,
    config: run.config,
    notes: inferencesOf(inspected),
  };
}
