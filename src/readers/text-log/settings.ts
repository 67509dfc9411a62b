import type { ConfigValue } from '../../run/run.js';
import { leavesOf, parseLiteral, scalarOfText } from './literals.js';

export type Setting = readonly [key: string, value: ConfigValue];

const banner = /^(?:[A-Za-z_ .#*/-]{0,40}?[:=]\s{0,4})?((?:[A-Za-z_][\w.]{0,60})?[({].*[)}])\s*$/;
const namedBanner = /^[\w.]*(?:namespace|config|args|arguments|params|options|settings|dict)\w*\(/i;
const option =
  /(?:^|\s)--?([a-z][\w-]{0,60})(?:[ =](?!-{1,2}[a-z])("[^"]{0,200}"|'[^']{0,200}'|[^\s]{1,200}))?(?=\s|$)/gi;
const assignment = /(?:^|[\s,;|(])([A-Za-z_][\w.]{0,60})=("[^"]{0,200}"|'[^']{0,200}'|[^\s,;|()[\]]{1,100})/g;
const line =
  /^["']?([A-Za-z_][\w./-]{0,60}(?: [A-Za-z_]\w{0,30}){0,2})["']?\s{0,40}(?:\s\.{3,120}\s|[:=])\s{0,40}("[^"]{0,200}"|'[^']{0,200}'|[^\s]{1,100})$/;

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
  const settings = [...message.matchAll(option)].map(
    (found): Setting => [
      (found[1] ?? '').replaceAll('-', '_'),
      found[2] === undefined ? true : valueOf(found[2]),
    ],
  );
  return settings.length > 0 ? settings : undefined;
}

/** Settings on a line of their own: `lr: 0.001`, `[setup] alpha=0.1 seed=0`, `learning_rate ....... 0.001`. */
export function looseSettingsOf(message: string): Setting[] {
  const single = line.exec(message.replace(/,$/, '').trim());
  if (single) return [[single[1] ?? '', valueOf(single[2] ?? '')]];
  return [...message.matchAll(assignment)].map((found): Setting => [found[1] ?? '', valueOf(found[2] ?? '')]);
}

function valueOf(text: string): ConfigValue {
  const quoted = /^(["'])(.*)\1$/.exec(text);
  return quoted ? (quoted[2] ?? '') : finite(scalarOfText(text));
}

function finite(value: ConfigValue): ConfigValue {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
