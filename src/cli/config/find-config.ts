import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GrokscopeError } from '../../util/errors.js';
import { CONFIG_TEXT } from '../text/config.js';

/** Files that are a configuration; a `package.json` is one where it has the key `grokscope`. */
const NAMES = ['grokscope.config.json', 'grokscope.config.mjs', 'grokscope.config.js'];

export const PACKAGE_KEY = 'grokscope';

/**
 * The configuration file of a folder, or of the nearest folder above it that has one.
 *
 * @throws GrokscopeError with code `usage` where a folder has more than one
 */
export function findConfig(folder: string): string | undefined {
  const found = NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file));
  const manifest = join(folder, 'package.json');
  if (isConfiguredIn(manifest)) found.push(manifest);
  const [file, other] = found;
  if (file !== undefined && other !== undefined)
    throw new GrokscopeError(
      'usage',
      folder,
      CONFIG_TEXT.twoFiles(folder, basename(file), basename(other)),
      CONFIG_TEXT.twoFilesCure,
    );
  const parent = dirname(folder);
  return file ?? (parent === folder ? undefined : findConfig(parent));
}

/** A manifest that cannot be read is not ours to complain about. */
function isConfiguredIn(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  try {
    const text = readFileSync(manifest, 'utf8');
    return text.includes(`"${PACKAGE_KEY}"`) && Object.hasOwn(JSON.parse(text), PACKAGE_KEY);
  } catch {
    return false;
  }
}
