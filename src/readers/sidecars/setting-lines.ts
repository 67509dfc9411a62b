import type { ConfigEntry } from '../../run/run.js';
import { bannerOf, looseSettingsOf, optionsOf, type Setting } from '../text-log/settings.js';

const section = /^\[{1,2}\s*([\w.-]+)\s*\]{1,2}$/;
const comment = /^[#;!]|^\/\//;
/** A line up to a remark behind a blank; quotes hide the signs that begin one. */
const unremarked = /^(?:[^\s"']+|"[^"]*"|'[^']*'|["']|\s(?![#;]))*/;

/**
 * The settings in a file of single lines: TOML, INI, `lr: 0.1` a line, what `print(args)` shows, or the
 * options of a command.
 */
export function settingsOfLines(text: string, from: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  let prefix = '';
  for (const written of text.split(/\r?\n/)) {
    const line = written.trim();
    const head = section.exec(line)?.[1];
    if (head !== undefined) prefix = `${head}.`;
    else if (!comment.test(line))
      for (const [key, value] of settingsOfLine(unremarked.exec(line)?.[0] ?? ''))
        entries.push({ key: prefix + key, value, from });
  }
  return entries;
}

/** The settings in overrides of Hydra, one text each: `optim.lr=0.1`, `+wd=1`. */
export function settingsOfOverrides(texts: readonly string[], from: string): ConfigEntry[] {
  return texts.flatMap((text) =>
    looseSettingsOf(text.replace(/^\++/, '')).map(([key, value]) => ({ key, value, from })),
  );
}

function settingsOfLine(line: string): readonly Setting[] {
  const options = /(?:^|\s)--?[a-z]/i.test(line) ? optionsOf(line) : [];
  return options.length > 0 ? options : (bannerOf(line) ?? looseSettingsOf(line));
}
