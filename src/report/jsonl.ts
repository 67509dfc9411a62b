import type { Analysis } from '../analysis.js';
import { cleanJson } from './clean.js';
import { jsonRun } from './json.js';

/**
 * One line a run, as in the JSON report with `schemaVersion` before it, then one line `{"schemaVersion":1,"error":{…}}`
 * for each input that could not be read. So lines of several calls can be put together and still be told apart.
 *
 * @example
 * const lines = jsonlReport({ runs: [], errors: [{ path: 'a.png', code: 'image', message: 'It is a picture.' }] });
 * JSON.parse(lines) // => { schemaVersion: 1, error: { path: 'a.png', code: 'image', message: 'It is a picture.' } }
 */
export function jsonlReport({ runs, errors }: Analysis): string {
  const lines = [
    ...runs.map((run) => ({ schemaVersion: 1, ...jsonRun(run) })),
    ...errors.map(({ path, code, message }) => ({ schemaVersion: 1, error: { path, code, message } })),
  ];
  return lines.map((line) => `${cleanJson(line, 0)}\n`).join('');
}
