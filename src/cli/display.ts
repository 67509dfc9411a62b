import type { GlyphSet } from '../report/index.js';
import type { CliContext } from './context.js';

/** How output should look where it goes. */
export interface Display {
  readonly width: number;
  readonly color: boolean;
  readonly glyphs: GlyphSet;
}

type Env = CliContext['env'];

/** Looks of the static report on stdout, or in a file where `toFile` is set (80 columns, no colour). */
export function displayFor(
  { stdout, env }: CliContext,
  options: { color: boolean; toFile: boolean },
): Display {
  if (options.toFile) return { width: 80, color: false, glyphs: 'braille' };
  return {
    width: stdout.columns || columnsFrom(env),
    color: options.color && allowsColor(env, stdout.isTTY),
    glyphs: glyphsFor(env),
  };
}

/** Whether an interactive view can be shown: a terminal that can move its cursor, and no CI. */
export function allowsView({ stdout, env }: CliContext): boolean {
  return stdout.isTTY && env['TERM'] !== 'dumb' && !isSet(env['CI']);
}

/** Whether the view is to speak in sentences, as programs that are made with Ink are told. */
export function isForScreenReader(env: Env): boolean {
  return isSet(env['INK_SCREEN_READER']);
}

/** FORCE_COLOR decides where it is set, then NO_COLOR, then the terminal. */
export function allowsColor(env: Env, isTerminal: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return isSet(forced) || forced === '';
  if (env['NO_COLOR']) return false;
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Braille, but ASCII in a locale that is not UTF-8, and blocks on terminals whose fonts seldom have braille. */
export function glyphsFor(env: Env): GlyphSet {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (locale && !/utf-?8/i.test(locale)) return 'ascii';
  return env['TERM'] === 'dumb' || env['TERM'] === 'linux' ? 'block' : 'braille';
}

function columnsFrom(env: Env): number {
  const columns = Number(env['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
