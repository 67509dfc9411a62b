import { parseJson } from '../json-tolerant.js';
import { decoded } from '../lines.js';
import { findFault } from './fault.js';

const object = /^\{\s*["}]/;
const listOfMore = /^\[\s*[[{"]/;
const listOfNumbers = /^\[\s*(?:-?\d[\d.eE+-]*|NaN|-?Infinity|null)\s*,/;

/**
 * How surely this is one JSON document: 0.9, or 0.3 where each line is an object of its own (JSON lines), or 0.1 where
 * other text follows, as in a log that opens with its settings.
 */
export function sniffJson(head: Uint8Array, path: string): number {
  const text = decoded(head).trimStart();
  if (listOfNumbers.test(text)) return 0.8;
  if (!object.test(text) && !listOfMore.test(text)) return 0;
  if (hasLinesEnding(path) || isJsonLines(text)) return 0.3;
  return opensOtherText(text) ? 0.1 : 0.9;
}

/** Whether a whole JSON document stands before text that is none. */
function opensOtherText(text: string): boolean {
  const end = findFault(text);
  if (!/^[^\s\0[{"]/.test(text.slice(end))) return false;
  try {
    parseJson(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

/** Whether the file is named as JSON lines are. */
export function hasLinesEnding(path: string): boolean {
  return /\.(?:jsonl|ndjson|jsonlines)(?:\.(?:gz|zst))?$/i.test(path);
}

/** Whether the first line is complete and the next one starts anew. */
function isJsonLines(text: string): boolean {
  const [first = '', second = ''] = text.split('\n', 2);
  if (!/^\s*[{[]/.test(second) || !/[}\]]\s*$/.test(first)) return false;
  try {
    parseJson(first);
    return true;
  } catch {
    return false;
  }
}
