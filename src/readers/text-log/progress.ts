import { type Literal, numberOf } from './tokens.js';

/**
 * A progress bar, and the rest of its line: the description before it and the values behind it, in their places.
 */
export interface Bar {
  readonly done: number;
  /** The number done as it is written, to be multiplied by `factor`. */
  readonly literal: Literal;
  readonly factor: number;
  readonly total: number | undefined;
  readonly rest: string;
}

const amount = String.raw`\d[\d.]{0,12}`;
/** `desc:  12%|███   | 6/50 [00:12<00:15, 2.1it/s, loss=0.1]`. */
const tqdm = new RegExp(
  String.raw`^(?<head>.{0,400}?)\s*\d{1,3}%\|[^|]{0,600}\|\s*(?<done>${amount})(?<unit>[kMG]?)\/(?<total>${amount})(?<totalUnit>[kMG]?)\s*\[(?<inside>.*)$`,
  'd',
);
/** `desc: 6it [00:12, 2.1it/s, loss=0.1]`, where the total is not known. */
const openTqdm = new RegExp(
  String.raw`^(?<head>.{0,200}?)\s*\b(?<done>${amount})(?<unit>[kMG]?)it \[(?<inside>.*)$`,
  'd',
);
const timing = /^[^,\]]{0,40}(?:,\s*[^,\]]{0,40}(?:\/s|s\/it|\/it|\?it)[^,\]]{0,20})?[,\]]?/;
/** `6/50 [===>....] - ETA: 1s - loss: 0.1` and the later forms of Keras. */
const keras =
  /^\s{0,8}(?<done>\d{1,9})\/(?<total>\d{1,9}|[Uu]nknown)\s+(?:\[[=>.\s#]{0,120}\]|[━╸╺─]{2,120}|-(?=\s+(?:\d+m?s|ETA)))\s*-?(?<tail>.*)$/d;
/** `Epoch 0/9 ━━━━━━━ 6/50 0:00:12 • 0:00:15 2.1it/s loss: 0.1`, as rich draws it. */
const rich =
  /^(?<head>.{0,120}?)\s*[━╸╺]{3}[━╸╺\s]{0,400}(?<done>\d{1,9})\/(?<total>\d{1,9})\s+(?<tail>.*)$/d;

const factors = new Map([
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
]);

/** Takes the progress bar out of a message; undefined where there is none. */
export function barOf(message: string): Bar | undefined {
  const found =
    (message.includes('%|') ? tqdm.exec(message) : null) ??
    (message.includes('it [') ? openTqdm.exec(message) : null) ??
    keras.exec(message) ??
    (message.includes('━') ? rich.exec(message) : null);
  const groups = found?.groups;
  const place = found?.indices?.groups?.['done'];
  if (!groups || !place) return undefined;
  const head = groups['head'] ?? '';
  const tail = groups['tail'] ?? (groups['inside'] ?? '').replace(timing, '');
  const literal = { value: numberOf(groups['done'] ?? ''), at: place[0], end: place[1] };
  const factor = factors.get(groups['unit'] ?? '') ?? 1;
  const total = Number(groups['total']) * (factors.get(groups['totalUnit'] ?? '') ?? 1);
  return {
    done: literal.value * factor,
    literal,
    factor,
    total: Number.isNaN(total) ? undefined : total,
    rest: head + '|'.padEnd(message.length - head.length - tail.length) + tail,
  };
}
