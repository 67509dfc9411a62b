import { expect, test } from 'vitest';
import { jsonReport } from '../../src/report/json.js';
import { jsonlReport } from '../../src/report/jsonl.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, sampleAnalysis } from './sample-analysis.js';

test('a line a run as in the JSON report, then a line an input that could not be read', () => {
  const analysis = sampleAnalysis();
  const { runs, errors } = jsonReport(analysis);
  const lines = jsonlReport(analysis).trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    ...runs.map((run) => ({ schemaVersion: 1, ...structuredClone(run) })),
    ...errors.map((error) => ({ schemaVersion: 1, error })),
  ]);
});

test('a name with line breaks and escapes stays on its line and is kept', () => {
  const name = `${hostileName}\n\u2028end`;
  const text = jsonlReport({ runs: [grokkingRun(name)], errors: [] });
  expect(text.split('\n')).toHaveLength(2);
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  expect(JSON.parse(text).id).toBe(name);
});
