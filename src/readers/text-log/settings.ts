import { isOptimizer } from '../../run/file-name-settings.js';
import { namesHyperparameter } from '../../run/hyperparameter-names.js';
import type { ConfigValue } from '../../run/run.js';
import { announces, tellsOf } from './announcements.js';
import { leavesOf, parseLiteral, scalarOfText } from './literals.js';

export type Setting = readonly [key: string, value: ConfigValue];

const banner = /^(?:[A-Za-z_ .#*/-]{0,40}?[:=]\s{0,4})?((?:[A-Za-z_][\w.]{0,60})?[({].*[)}])\s*$/;
const namedBanner = /^[\w.]*(?:namespace|config|args|arguments|params|options|settings|dict)\w*\(/i;
const option =
  /(?:^|\s)--?([a-z][\w-]{0,60})(?:[ =](?!-{1,2}[a-z])("[^"]{0,200}"|'[^']{0,200}'|[^\s]{1,200}))?(?=\s|$)/gi;
const assignment = /(?:^|[\s,;|(])([A-Za-z_][\w.]{0,60})=("[^"]{0,200}"|'[^']{0,200}'|[^\s,;|()[\]]{1,100})/g;
const line =
  /^["']?([A-Za-z_][\w./-]{0,60}(?: [A-Za-z_]\w{0,30}){0,2})["']?\s{0,40}(?:\s\.{3,120}\s|[:=])\s{0,40}("[^"]{0,200}"|'[^']{0,200}'|[^\s]{1,100})$/;

/** A number after words of which the last may name a setting: `with weight decay = 0.1`, `WD 1.0`. */
const phrase =
  /(?<![\w.])([A-Za-z_][\w.]{0,40}(?:[ -][A-Za-z_]\w{0,30}){0,2})(?:\s{0,4}[:=]\s{0,4}|\s{1,4})([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)(?![\w%]|\.\d)/gi;
const ornaments = /^[\s=*#>~-]+|[\s=*#<~-]+$/g;
const longestMessage = 1000;

/** Whether a message shows the whole set-up of a run at once: `Namespace(lr=0.1)`, `config: {...}`. */
export function bannerOf(message: string): Setting[] | undefined {
  const found = banner.exec(message)?.[1];
  if (found === undefined || !(found.startsWith('{') || namedBanner.test(found))) return undefined;
  const tree = parseLiteral(found);
  if (tree === undefined) return undefined;
  const settings = leavesOf(tree, '.').map(
    ([key, value]): Setting => [key.replace(/^-+/, ''), finite(value)],
  );
  return settings.length > 0 ? settings : undefined;
}

/** The options of a command that the log echoes: `+ python train.py --lr 0.001 --seed 1`. */
export function commandOf(message: string): Setting[] | undefined {
  if (!message.includes(' --') || !/\.py\b|\bpython|\btorchrun|\baccelerate|^[+$>] /.test(message))
    return undefined;
  const settings = optionsOf(message);
  return settings.length > 0 ? settings : undefined;
}

/** The options in a text: `--lr 0.001 --resume`. */
export function optionsOf(text: string): Setting[] {
  return [...text.matchAll(option)].map(
    (found): Setting => [
      (found[1] ?? '').replaceAll('-', '_'),
      found[2] === undefined ? true : valueOf(found[2]),
    ],
  );
}

/**
 * Settings on a line of their own: `lr: 0.001`, `[setup] alpha=0.1 seed=0`, `learning_rate ....... 0.001`, and the
 * optimizer whose settings torch prints on the lines below: `AdamW (`.
 */
export function looseSettingsOf(message: string): Setting[] {
  const announced = announcedSettingsOf(message);
  if (announced.length > 0) return announced;
  const opened = /^([\w.]+) \($/.exec(message)?.[1] ?? '';
  if (isOptimizer(opened)) return [['optimizer', opened]];
  return tellsOf(message) ? [] : assignmentsIn(undecorated(message));
}

/** Settings on a line that announces a run: `=== weight_decay = 0.1 ===`, `--- WD 1.0 ---`, `Run 2: AdamW, lr 0.1`. */
export function announcedSettingsOf(message: string): Setting[] {
  const text = undecorated(message);
  const announcing = announces(text);
  const [, key = '', value = ''] = line.exec(text) ?? [];
  if (key !== '') return [[(announcing ? settingIn(key) : undefined) ?? key, valueOf(value)]];
  if (!announcing) return [];
  const found = new Map(assignmentsIn(text));
  for (const [, words = '', number = ''] of text.matchAll(phrase)) {
    const name = settingIn(words);
    if (name && !found.has(name)) found.set(name, valueOf(number));
  }
  const optimizer = found.size > 0 ? text.split(/[^A-Za-z]+/).find(isOptimizer) : undefined;
  if (optimizer && ![...found.values()].includes(optimizer)) found.set('optimizer', optimizer);
  return [...found];
}

function assignmentsIn(text: string): Setting[] {
  return [...text.matchAll(assignment)].map(([, name = '', written = '']) => [name, valueOf(written)]);
}

/** A message without the rules and brackets around it: `=== wd = 0.1 ===`, `[wd=0.1]`. */
function undecorated(message: string): string {
  return message
    .slice(0, longestMessage)
    .replaceAll(ornaments, '')
    .replace(/^\[([^[\]]*)\]$/, '$1')
    .replace(/,$/, '')
    .trim();
}

/** The last of the words that name a setting together: `weight decay` in `with weight decay`. */
function settingIn(words: string): string | undefined {
  const parts = words.split(' ');
  return parts.map((_, index) => parts.slice(index).join(' ')).find(namesHyperparameter);
}

function valueOf(text: string): ConfigValue {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return quoted ? (quoted[2] ?? '') : finite(scalarOfText(text));
}

function finite(value: ConfigValue): ConfigValue {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
