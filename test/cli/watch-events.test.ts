import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { eventDocument } from '../../src/cli/watch/event-document.js';
import { jsonRun } from '../../src/report/json.js';
import { eventLine } from '../../src/cli/watch/line.js';
import { problemWords } from '../../src/cli/watch/words.js';
import type { FollowEvent, LiveState } from '../../src/follow/index.js';
import { cleanJson } from '../../src/report/clean.js';
import { grokkingRun, insufficientRun } from '../report/sample-analysis.js';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'), (_, node: unknown) =>
    typeof node === 'object' && node !== null && 'properties' in node
      ? { ...node, additionalProperties: false }
      : node,
  );

const validate = new Ajv2020({ allErrors: true, strictTuples: false })
  .addSchema(schemaOf('analysis.v1.schema.json'), 'analysis.v1.schema.json')
  .compile(schemaOf('watch-event.v1.schema.json'));

const time = new Date('2026-01-02T03:04:05.678Z');
const state: LiveState = { phase: 'rise', since: 1200, step: 1500 };
const run = { analysed: grokkingRun(), state };
const forecast = { kind: 'risk', step: 9000, interval80: [5000, 20_000], method: 'm', basis: 'b' } as const;
const problem = { path: 'a.csv', code: 'empty', message: 'the file is empty. Check it.' };

const events: readonly FollowEvent[] = [
  { kind: 'found', ...run },
  { kind: 'found', analysed: insufficientRun(), state: { phase: 'memorising', since: null, step: null } },
  { kind: 'phase', change: { step: 1200, phase: 'rise', before: 'plateau', averageRunLength: 1e6 }, ...run },
  { kind: 'phase', change: { step: 1200, phase: 'shelf', before: 'rise', averageRunLength: null }, ...run },
  { kind: 'verdict', previous: 'partial_rise', ...run },
  { kind: 'forecast', forecast, ...run },
  { kind: 'forecast', forecast: null, ...run },
  { kind: 'gone', ...run },
  { kind: 'waiting', problem },
  {
    kind: 'waiting',
    problem: { ...problem, code: 'not-a-log', message: 'no line names a metric. Give a log.' },
  },
  { kind: 'problem', problem: { ...problem, code: 'binary' } },
];

test('events are valid against their schema, with no key that it lacks', () => {
  for (const event of events) {
    validate(eventDocument(event, time));
    expect(validate.errors, event.kind).toBeNull();
    if ('problem' in event) continue;
    validate({ ...eventDocument(event, time), analysis: jsonRun(event.analysed) });
    expect(validate.errors, event.kind).toBeNull();
  }
});

test('events are one line each in words', () => {
  process.env['TZ'] = 'UTC';
  const lines = events.map((event) => ('problem' in event ? problemWords(event) : eventLine(event, time)));
  expect(lines).toMatchInlineSnapshot(`
    [
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,500  found: grokking, 98 % sure; test rises (since step 1,200)",
      "2026-01-02 03:04:05  runs/short.log  no step  found: not enough data, > 99 % sure; train is not fitted yet",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,200  alarm: test rises (a false one in 1,000,000 evaluations)",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,200  test rests half-way",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,500  verdict: rise in progress → grokking, 98 % sure. Grokked: train fit at step 152, test rose from 1 % to 99 % around step 5,130 (95 %: 5,090–5,170), 34× later.",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,500  forecast: risk of a fall, half of it around step 9,000 (80 %: 5,000 to 20,000)",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,500  forecast: none any more",
      "2026-01-02 03:04:05  runs/seed-0/metrics.csv  step 1,500  its log is gone",
      "a.csv is empty yet; waiting for rows.",
      "a.csv: no line names a metric. Give a log. Waiting for more.",
      "a.csv: the file is empty. Check it.",
    ]
  `);
});

test('a name from a log can neither steer the terminal nor break the line', () => {
  const hostile = grokkingRun('runs/\u001b[2J\u202Egnp\nfake  step 1');
  const event: FollowEvent = { kind: 'found', analysed: hostile, state };
  // oxlint-disable-next-line no-control-regex
  expect(eventLine(event, time)).not.toMatch(/[\u0000-\u001f\u202e]/);
  const json = cleanJson(eventDocument(event, time), 0);
  // oxlint-disable-next-line no-control-regex
  expect(json).not.toMatch(/[\u0000-\u001f\u202e]/);
  expect(JSON.parse(json).run).toBe(hostile.run.id);
});
