import { readFile } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GrokscopeError, reasonOf } from '../../util/errors.js';
import { nearest } from '../did-you-mean.js';
import { CONFIG_TEXT } from '../text/config.js';
import { CONFIGURABLE } from './configurable.js';
import { findConfig, PACKAGE_KEY } from './find-config.js';

export interface LoadedConfig {
  /** Path from the working directory. */
  readonly file: string;
  /** Checked values by key, such as `lr` and `check.expect`. */
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * The configuration: the file that was named, none where `false` was, else the nearest one from the working directory
 * upwards, if any.
 *
 * @throws GrokscopeError with code `usage` for a file that cannot be loaded, a key that is not known or a value of the
 *   wrong kind
 */
export async function loadConfig(named: string | false | undefined): Promise<LoadedConfig | undefined> {
  if (named === false) return undefined;
  const path = named ?? findConfig(process.cwd());
  if (path === undefined) return undefined;
  const file = relative('', path);
  const content = await contentOf(path, file);
  if (!isObject(content)) throw mistake(file, CONFIG_TEXT.notAnObject(file), CONFIG_TEXT.objectCure);
  return { file, values: new Map(checked(content, file, undefined)) };
}

async function contentOf(path: string, file: string): Promise<unknown> {
  try {
    if (extname(path) !== '.json') {
      const loaded: { readonly default?: unknown } = await import(pathToFileURL(resolve(path)).href);
      return loaded.default;
    }
    const content: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
    const isManifest = basename(path) === 'package.json';
    return isManifest && isObject(content) ? content[PACKAGE_KEY] : content;
  } catch (error) {
    throw mistake(file, CONFIG_TEXT.unreadable(file, reasonOf(error)), CONFIG_TEXT.unreadableCure);
  }
}

/** Keys and values of one section, each checked. */
function* checked(
  content: Readonly<Record<string, unknown>>,
  file: string,
  section: string | undefined,
): Generator<[key: string, value: unknown]> {
  for (const [name, value] of Object.entries(content)) {
    const key = section === undefined ? name : `${section}.${name}`;
    const option = CONFIGURABLE.find((one) => one.key === key);
    if (option) {
      const { kind } = option.setting;
      const read = kind.fromJson(value);
      if (read === undefined) throw mistake(file, CONFIG_TEXT.wrongValue(file, key, value), kind.cure(value));
      yield [key, read];
    } else if (section === undefined && SECTIONS.has(name)) {
      if (!isObject(value))
        throw mistake(file, CONFIG_TEXT.wrongValue(file, key, value), CONFIG_TEXT.sectionCure);
      yield* checked(value, file, name);
    } else if (key !== '$schema') {
      throw mistake(
        file,
        CONFIG_TEXT.unknownKey(file, key),
        CONFIG_TEXT.unknownKeyCure(nearestKey(name, key)),
      );
    }
  }
}

const KEYS = CONFIGURABLE.map(({ key }) => key);
const SECTIONS = new Set(KEYS.filter((key) => key.includes('.')).map((key) => key.split('.')[0] ?? ''));

/** The key that was meant: nearest as it is written, or in a section in which it was not written. */
function nearestKey(name: string, key: string): string | undefined {
  return (
    nearest(key, [...KEYS, ...SECTIONS]) ??
    KEYS.find(
      (known) =>
        known.split('.').at(-1) ===
        nearest(
          name,
          KEYS.map((one) => one.split('.').at(-1) ?? ''),
        ),
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mistake(file: string, message: string, cure: string): GrokscopeError {
  return new GrokscopeError('usage', file, message, cure);
}
