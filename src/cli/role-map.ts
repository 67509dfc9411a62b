import { readFile } from 'node:fs/promises';
import type { AnalyzeOptions } from '../options.js';
import { CURVE_ROLES, type Role } from '../run/curves.js';
import { GrokscopeError, reasonOf } from '../util/errors.js';
import type { Kind } from './settings/kinds.js';
import { TEXT } from './text.js';

/** Names of series by role, and of the column that counts the steps. */
export type RoleMap = Readonly<Partial<Record<Role | 'step', string>>>;

const KEYS = [...CURVE_ROLES, 'step'] as const;

/** A map from roles to series: the name of a JSON file, or in a configuration file the object itself. */
export const roleMap: Kind<RoleMap | string> = {
  fromText: (file) => file,
  fromJson: (value) => (isRoleMap(value) ? value : undefined),
  cure: () => TEXT.mapCure(KEYS),
  schema: {
    type: 'object',
    properties: Object.fromEntries(KEYS.map((key) => [key, { type: 'string' }])),
    additionalProperties: false,
  },
};

/** The roles and the step of a map, as the library takes them. */
export function splitRoleMap({ step, ...roles }: RoleMap): Pick<AnalyzeOptions, 'roles' | 'step'> {
  return step === undefined ? { roles } : { roles, step };
}

function isRoleMap(value: unknown): value is RoleMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([key, name]) => KEYS.some((known) => known === key) && typeof name === 'string',
    )
  );
}

/**
 * Reads the file of `--map`: a JSON object from roles (and `step`) to names of series.
 * Throws `GrokscopeError` with code `usage` where it is anything else.
 */
export async function readRoleMap(file: string): Promise<RoleMap> {
  const usage = (message: string): GrokscopeError =>
    new GrokscopeError('usage', file, message, TEXT.mapCure(KEYS));
  const map: unknown = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch((error: unknown) => {
      throw usage(TEXT.cannotReadMap(file, reasonOf(error)));
    });
  if (isRoleMap(map)) return map;
  const isObject = typeof map === 'object' && map !== null && !Array.isArray(map);
  const unknown = isObject ? Object.keys(map).find((key) => !KEYS.some((known) => known === key)) : undefined;
  throw usage(unknown === undefined ? TEXT.badMap(file) : TEXT.unknownRole(file, unknown));
}
