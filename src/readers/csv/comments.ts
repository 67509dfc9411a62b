import { parseJson } from '../json-tolerant.js';
import { flattenConfig } from '../sidecars/flatten.js';
import type { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';

const pair = /^([A-Za-z_][\w ./-]{0,60}?)\s*[:=]\s*(\S.*)$/;

/** Reads settings out of a comment line: `# lr: 0.02`, `# lr=0.1, wd=1`, `#{"t_start": 1}`. */
export function addComment(builder: TableBuilder, line: string): void {
  const text = line.replace(/^[\s#%/]+/, '').trim();
  if (text.startsWith('{')) return addObject(builder, text);
  const parts = text.split(/[,;]\s+|(?<!\s)\s+(?=[A-Za-z_]\w*=)/);
  const pairs = parts.map((part) => pair.exec(part.trim()));
  if (pairs.some((match) => match === null)) return;
  for (const match of pairs) {
    if (!match) continue;
    const value = parseCell(match[2] ?? '') ?? null;
    builder.addConfig((match[1] ?? '').trim(), value, 'comment line');
  }
}

function addObject(builder: TableBuilder, text: string): void {
  let settings: unknown;
  try {
    settings = parseJson(text);
  } catch {
    return;
  }
  for (const { key, value, from } of flattenConfig(settings, 'comment line'))
    builder.addConfig(key, value, from);
}
