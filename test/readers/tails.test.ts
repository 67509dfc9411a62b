import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../src/readers/reader.js';
import { choose } from '../../src/readers/registry.js';
import type { Tail } from '../../src/readers/tail.js';
import type { Run } from '../../src/run/run.js';
import { GrokscopeError } from '../../src/util/errors.js';
import { growingLogs } from '../follow/growing-logs.js';
import { fixtures } from './helpers/fixture-run.js';
import { runsOf } from './helpers/runs-of.js';

const headSize = 64 * 1024;

interface Log {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reader: Reader;
}

/** The logs that the surest reader takes in pieces: fixtures, and one a format. */
function logs(): Log[] {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, path: join(fixtures, name) }))
    .filter(({ path }) => statSync(path).isFile())
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }));
  const made = growingLogs.map(({ file, log }) => ({ name: file, bytes: log(700) }));
  return [...files, ...made].flatMap(({ name, bytes }) => {
    const reader = choose(bytes.subarray(0, headSize), name)[0]?.reader;
    return reader?.tail?.(bytes.subarray(0, headSize), name, {}) ? [{ name, bytes, reader }] : [];
  });
}

function tailOf({ reader, bytes, name }: Log): Tail {
  const tail = reader.tail?.(bytes.subarray(0, headSize), name, {});
  if (!tail) throw new Error(`${reader.format} takes no pieces`);
  return tail;
}

/** What is known after some bytes; undefined where that is no run yet. */
function runsSoFar(tail: Tail): Run[] | undefined {
  try {
    return tail.runs();
  } catch (error) {
    if (error instanceof GrokscopeError) return undefined;
    throw error;
  }
}

const all = logs();

describe('tails', () => {
  it('are there for every format to which writers append', () => {
    const formats = new Set(all.map(({ reader }) => reader.format));
    expect([...formats].toSorted()).toEqual(['csv', 'jsonl', 'mlflow', 'text', 'tfevents', 'wandb']);
  });

  it.each(all.map((log) => [log.name, log] as const))(
    'cut anywhere and asked anywhere, %s gives the runs of one read',
    async (_, log) => {
      const whole = await runsOf(log.reader, log.bytes, log.name).catch((error: unknown) => error);
      const cuts = fc.array(fc.tuple(fc.nat(log.bytes.length), fc.boolean()), { maxLength: 12 });
      fc.assert(
        fc.property(cuts, (places) => {
          const tail = tailOf(log);
          let from = 0;
          for (const [cut, asks] of places.toSorted(([one], [other]) => one - other)) {
            tail.push(log.bytes.subarray(from, cut));
            from = cut;
            if (asks) runsSoFar(tail);
          }
          tail.push(log.bytes.subarray(from));
          tail.end(false);
          if (whole instanceof Error) expect(() => tail.runs()).toThrow(whole.message);
          else expect(tail.runs()).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(all.filter(({ bytes }) => bytes.at(-1) === 10).map((log) => [log.name, log] as const))(
    'lines make %s whole without its end, but for a last row that may go on',
    async (_, log) => {
      const whole = await runsOf(log.reader, log.bytes, log.name).catch(() => undefined);
      const tail = tailOf(log);
      tail.push(log.bytes);
      if (log.reader.format !== 'text') expect(runsSoFar(tail)).toEqual(whole);
      else {
        const [first] = runsSoFar(tail) ?? [];
        const expected = whole?.[0]?.series.map(({ values }) => values.length) ?? [];
        for (const [index, series] of (first?.series ?? []).entries())
          expect(series.values.length).toBeGreaterThanOrEqual((expected[index] ?? 0) - 1);
      }
    },
  );
});
