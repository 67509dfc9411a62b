import { GrokscopeError } from '../../util/errors.js';
import { parseJson } from '../json-tolerant.js';
import { decoded } from '../lines.js';
import type { Source } from '../reader.js';
import { isTree, type TreeValue } from '../tree/index.js';
import { findFault } from './fault.js';

/** A larger document takes gigabytes of memory as objects. */
const longest = 256 * 1024 * 1024;
/** In a longer text the place of a fault is not looked for: that takes several times as long as parsing. */
const longestSearched = 32 * 1024 * 1024;

/**
 * The content of a JSON file. Throws `too-large` over 256 MiB and `malformed` with the place of the fault.
 */
export async function readJson(source: Source): Promise<TreeValue> {
  const text = decoded(await allBytes(source));
  if (text.length > longestSearched && !/[}\]][\s\0]*$/.test(text.slice(-64)))
    throw malformed(source.path, 'the JSON ends too early, without a closing bracket');
  try {
    const parsed = parseJson(text);
    return isTree(parsed) ? parsed : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformed(source.path, text.length > longestSearched ? 'this is not valid JSON' : faultOf(text));
  }
}

async function allBytes(source: Source): Promise<Uint8Array> {
  try {
    return await source.bytes(longest);
  } catch (error) {
    if (!(error instanceof GrokscopeError) || error.code !== 'too-large') throw error;
    throw new GrokscopeError(
      'too-large',
      source.path,
      'the JSON document is larger than 256 MiB, which is more than can be read at once',
      'Write the log as JSON lines or CSV: those are read piece by piece.',
    );
  }
}

function malformed(path: string, message: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    message,
    'Copy the file again if it was cut off, or write one record a line (JSON lines), which survives a crash.',
  );
}

/** What is wrong with a text that is no JSON, and where. */
function faultOf(text: string): string {
  const position = findFault(text);
  const place = `line ${countLines(text, position)} (byte ${byteOf(text, position)})`;
  return position >= text.trimEnd().length
    ? `the JSON ends too early, in ${place}`
    : `this is not valid JSON from ${place} on: ${JSON.stringify(text.slice(position, position + 20))}`;
}

function countLines(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function byteOf(text: string, position: number): number {
  return new TextEncoder().encode(text.slice(0, position)).length;
}
