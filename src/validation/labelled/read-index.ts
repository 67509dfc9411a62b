import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { GrokscopeError } from '../../util/errors.js';
import { type Fields, fieldsOf } from './fields.js';
import type { LabelledFolder, LabelledLog } from './labelled-log.js';
import { ownEntry } from './own-form.js';
import { publishedEntry } from './published-form.js';

const fileName = 'index.jsonl';
const cure = 'Give a folder with an index.jsonl as docs/labelled-logs.md describes it.';

/** Reads `index.jsonl` of a folder of labelled logs. @throws GrokscopeError with code `usage` where that cannot be. */
export async function readIndex(folder: string): Promise<LabelledFolder> {
  const path = join(folder, fileName);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new GrokscopeError('usage', path, `there is no ${fileName} that can be read`, cure);
  }
  const logs = text.split('\n').flatMap((line, i): LabelledLog[] => {
    if (line.trim() === '') return [];
    const entry = parse(line, path, i + 1);
    return typeof entry['label'] === 'object' ? [ownEntry(entry, folder)] : [publishedEntry(entry, folder)];
  });
  return { name: basename(resolve(folder)), logs };
}

function parse(line: string, path: string, number: number): Fields {
  try {
    return fieldsOf(JSON.parse(line));
  } catch {
    throw new GrokscopeError('usage', path, `line ${number} is not a JSON object`, cure);
  }
}
