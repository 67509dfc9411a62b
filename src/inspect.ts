import { derive, inputError } from './analyze.js';
import type { Inspection, InspectedFile, InspectedRun } from './inspection.js';
import type { AnalyzeOptions } from './options.js';
import { type ReadFile, readRuns } from './readers/index.js';
import { CURVE_ROLES } from './run/curves.js';
import { reasonForRole } from './run/role-reason.js';
import type { Run } from './run/run.js';

/**
 * Says what is read from the paths and how it is understood, without judging it: files and their formats, series, roles,
 * settings, what was inferred and what was passed over.
 *
 * @param paths files, folders, or `-` for standard input
 */
export async function inspect(paths: readonly string[], options: AnalyzeOptions = {}): Promise<Inspection> {
  const { runs, errors, files, skipped } = await readRuns(paths, options);
  return {
    files: files.map(inspectedFile),
    runs: runs.map((run) => inspectedRun(run, options)),
    skipped,
    errors: errors.map(inputError),
  };
}

function inspectedRun(run: Run, options: AnalyzeOptions): InspectedRun {
  const derived = derive(run, options);
  const reasons = CURVE_ROLES.flatMap((role) => {
    const curve = derived.curves[role];
    return curve ? [[role, reasonForRole(role, curve.name, options)] as const] : [];
  });
  return { ...derived, reasons: Object.fromEntries(reasons) };
}

function inspectedFile({ path, attempts }: ReadFile): InspectedFile {
  const last = attempts.at(-1);
  return {
    path,
    ...(last && last.failure === undefined ? { format: last.format } : {}),
    tried: attempts.map(({ format, sureness, failure }) => ({
      format,
      sureness,
      ...(failure ? { failure: failure.message } : {}),
    })),
  };
}
