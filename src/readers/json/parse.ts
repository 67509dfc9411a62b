import { GrokscopeError } from '../../util/errors.js';
import { parseJson } from '../json-tolerant.js';
import { decoded } from '../lines.js';
import type { Source } from '../reader.js';
import { isTree, type TreeValue } from '../tree/index.js';
import { findFault } from './fault.js';

/** The longest text that the engine can hold, in characters. */
const longest = 536_870_888;

/**
 * The content of a JSON file. Throws `too-large` over 512 MiB and `malformed` with the place of the fault.
 */
export async function readJson(source: Source): Promise<TreeValue> {
  const text = decoded(await allBytes(source));
  try {
    const parsed = parseJson(text);
    return isTree(parsed) ? parsed : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw malformed(source.path, text);
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
      'the JSON document is larger than 512 MiB, which is more than can be read at once',
      'Write the log as JSON lines or CSV: those are read piece by piece.',
    );
  }
}

function malformed(path: string, text: string): GrokscopeError {
  const position = findFault(text);
  const place = `line ${countLines(text, position)} (byte ${byteOf(text, position)})`;
  return new GrokscopeError(
    'malformed',
    path,
    position >= text.trimEnd().length
      ? `the JSON ends too early, in ${place}`
      : `this is not valid JSON from ${place} on: ${JSON.stringify(text.slice(position, position + 20))}`,
    'Copy the file again if it was cut off, or write one record a line (JSON lines), which survives a crash.',
  );
}

function countLines(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function byteOf(text: string, position: number): number {
  return new TextEncoder().encode(text.slice(0, position)).length;
}
