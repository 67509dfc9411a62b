import type { Role } from './curves.js';
import { meaningOf } from './names.js';
import type { RoleOverrides } from './roles.js';
import type { Note, Run, Series } from './run.js';
import { looksLikeAccuracy } from './units.js';

/** Gives roles to the series that the user named, and notes names that no series has. */
export function applyOverrides(
  run: Run,
  overrides: RoleOverrides,
  assigned: Partial<Record<Role, Series>>,
  notes: Note[],
): void {
  const find = (name: string): Series | undefined =>
    run.series.find((one) => one.name === name) ??
    run.series.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const set = (role: Role, name: string): void => {
    const series = find(name);
    if (series) assigned[role] = series;
    else
      notes.push({
        code: 'no-such-series',
        message: `there is no series "${name}"; the log has ${run.series
          .slice(0, 12)
          .map((one) => one.name)
          .join(', ')}`,
      });
  };
  for (const split of ['train', 'test'] as const) {
    const name = overrides[split];
    if (name === undefined) continue;
    const series = find(name);
    const metric = meaningOf(name).metric;
    const isLoss =
      metric === 'loss' ||
      (metric === undefined && series !== undefined && !looksLikeAccuracy(series.values));
    set(isLoss ? `${split}Loss` : `${split}Accuracy`, name);
  }
  for (const [role, name] of Object.entries(overrides.roles ?? {})) set(role as Role, name);
}
