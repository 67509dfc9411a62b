import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvReport } from '../../src/report/csv.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, sampleAnalysis } from './sample-analysis.js';

/** RFC 4180, strictly: records end in CRLF, quotes are doubled in quoted fields and stand nowhere else. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [[]];
  let at = 0;
  while (at < csv.length) {
    const match = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    match.lastIndex = at;
    const [whole, quoted, plain, end] = match.exec(csv) ?? [];
    if (whole === undefined) throw new Error(`no field at ${at}: ${csv.slice(at, at + 40)}`);
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    at += whole.length;
    if (end === '\r\n') records.push([]);
  }
  expect(records.pop()).toEqual([]);
  return records;
}

test('one row a run, one an unreadable input', async () => {
  await expect(csvReport(sampleAnalysis())).toMatchFileSnapshot('snapshots/three-runs.csv');
});

test('every record has the columns of the head, which are part of the interface', () => {
  const [head, ...rows] = recordsOf(csvReport(sampleAnalysis()));
  expect(head).toEqual(
    (
      'run path format verdict probability channel tags axis memorized direction from to t10 t50 t90 ' +
      't50_low95 t50_high95 censored delay_ratio forecast forecast_low80 forecast_high80 log_alpha s50 ' +
      'predicted lr weight_decay optimizer momentum init_scale batch_size train_size seed warnings summary error'
    ).split(' '),
  );
  expect(rows.map(({ length }) => length)).toEqual([36, 36, 36, 36]);
  expect(rows[3]?.at(-1)).toMatch(/^runs\/loss\.png is a PNG picture/);
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  ' =1',
  '|cmd',
  '\u0000=cmd|x',
  hostileName,
  'a"b',
  'a,b',
  'a\r\nb',
])('a run named %j is no formula and breaks no row', (name) => {
  const [head, row] = recordsOf(csvReport({ runs: [grokkingRun(name)], errors: [] }));
  expect(row).toHaveLength(head!.length);
  for (const cell of row!) expect(cell).not.toMatch(/^\s*[=+@|%]|^-(?![\d.])|[\p{Cc}\p{Cf}]/u);
});

test('docs/reports.md lists every column, in this order', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reports.md'), 'utf8');
  const [, table = ''] = page.split('| column | what it is |');
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .map((row) => row.split('|')[1] ?? '');
  const listed = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const [head] = recordsOf(csvReport(sampleAnalysis()));
  expect(listed).toEqual(head);
});

test('negative numbers stay numbers', () => {
  const run = grokkingRun();
  const theory = { ...run.diagnosis.theory, s50: -0.25 };
  const csv = csvReport({ runs: [{ ...run, diagnosis: { ...run.diagnosis, theory } }], errors: [] });
  expect(csv).toContain(',-0.25,');
});
