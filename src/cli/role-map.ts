import { readFile } from 'node:fs/promises';
import type { AnalyzeOptions } from '../options.js';
import { CURVE_ROLES, type Role } from '../run/curves.js';
import { GrokscopeError, reasonOf } from '../util/errors.js';
import { TEXT } from './text.js';

/**
 * Reads the file of `--map`: a JSON object from roles (and `step`) to names of series.
 * Throws `GrokscopeError` with code `usage` where it is anything else.
 */
export async function readRoleMap(file: string): Promise<Pick<AnalyzeOptions, 'roles' | 'step'>> {
  const usage = (message: string): GrokscopeError =>
    new GrokscopeError('usage', file, message, TEXT.mapCure([...CURVE_ROLES, 'step']));
  const map: unknown = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch((error: unknown) => {
      throw usage(TEXT.cannotReadMap(file, reasonOf(error)));
    });
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw usage(TEXT.badMap(file));
  const roles: Partial<Record<Role, string>> = {};
  let step: string | undefined;
  for (const [key, name] of Object.entries(map) as [string, unknown][]) {
    if (typeof name !== 'string') throw usage(TEXT.badMap(file));
    const role = CURVE_ROLES.find((known) => known === key);
    if (role) roles[role] = name;
    else if (key === 'step') step = name;
    else throw usage(TEXT.unknownRole(file, key));
  }
  return step === undefined ? { roles } : { roles, step };
}
