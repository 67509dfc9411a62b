import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { JsonHyperparameters, JsonReport, JsonSeriesByRole } from '../../src/report/json-document.js';
import { jsonReport } from '../../src/report/json.js';
import { VERSION } from '../../src/report/version.js';
import { grokkingRun, insufficientRun, misgrokkingRun, sampleAnalysis } from './sample-analysis.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root = new URL('../../', import.meta.url);
const schemaText = readFileSync(new URL('schema/analysis.v1.schema.json', root), 'utf8');
const schema: Schema = JSON.parse(schemaText);

/** The schema with every object closed to unknown keys: what this version may write, no more. */
const closedSchema: object = JSON.parse(schemaText, (_, node: unknown) =>
  typeof node === 'object' && node !== null && 'properties' in node
    ? { ...node, additionalProperties: false }
    : node,
);

const validate = new Ajv2020({ allErrors: true, strictTuples: false }).compile(closedSchema);

function problems(document: unknown): unknown {
  validate(document);
  return validate.errors;
}

/** Every property of the schema, as `run.theory.s50`; definitions under their own name. */
function schemaProperties({ properties = {} }: Schema, prefix: string): string[] {
  return Object.entries(properties).flatMap(([key, child]) => [
    `${prefix}.${key}`,
    ...schemaProperties(child.items ?? child, `${prefix}.${key}`),
  ]);
}

describe('JSON report', () => {
  test('of every sample is valid against the schema, with no key that the schema lacks', () => {
    expect(problems(jsonReport(sampleAnalysis()))).toBeNull();
    expect(problems(jsonReport({ runs: [], errors: [] }))).toBeNull();
  });

  test('the schema names no key that a full report lacks', () => {
    const run = jsonReport({ runs: [grokkingRun()], errors: [] }).runs[0];
    if (!run) throw new Error('the sample has one run');
    const present: Record<string, object | null | undefined> = {
      run,
      series: run.series.testAccuracy,
      foundNumber: run.hyperparameters.lr,
      foundText: run.hyperparameters.optimizer,
      crossing: run.memorized,
      transition: run.transition,
      stage: run.transition?.stages?.[0],
      theory: run.theory,
      forecast: run.forecast,
    };
    const definitions = schema.$defs ?? {};
    for (const [name, sample] of Object.entries(present)) {
      for (const path of schemaProperties(definitions[name] ?? {}, name)) {
        expect(lookUp(sample, path.split('.').slice(1)), path).not.toBeUndefined();
      }
    }
    const objects = Object.keys(definitions).filter((name) => 'properties' in (definitions[name] ?? {}));
    expect(objects.toSorted()).toEqual(Object.keys(present).toSorted());
  });

  test('the full sample has every optional key of the type', () => {
    const run = jsonReport({ runs: [grokkingRun()], errors: [] }).runs[0];
    const series: Record<keyof JsonSeriesByRole, true> = {
      trainAccuracy: true,
      testAccuracy: true,
      trainLoss: true,
      testLoss: true,
      weightNorm: true,
      learningRate: true,
    };
    const settings: Record<keyof JsonHyperparameters, true> = {
      lr: true,
      weightDecay: true,
      optimizer: true,
      momentum: true,
      dampening: true,
      initScale: true,
      initNorm: true,
      batchSize: true,
      trainSize: true,
      testSize: true,
      classes: true,
      seed: true,
    };
    expect(Object.keys(run?.series ?? {}).toSorted()).toEqual(Object.keys(series).toSorted());
    expect(Object.keys(run?.hyperparameters ?? {}).toSorted()).toEqual(Object.keys(settings).toSorted());
  });

  test('gives each role its name, length, unit and range', () => {
    const run = jsonReport({ runs: [grokkingRun()], errors: [] }).runs[0];
    expect(run?.series.testAccuracy).toEqual({
      name: 'acc/test',
      points: 5001,
      unit: 'fraction',
      first: 0,
      last: 50_000,
    });
    expect(run?.hyperparameters.lr).toEqual({ value: 0.001, from: 'column "lr"' });
  });

  test('leaves out roles that are not in the log', () => {
    const run = jsonReport({ runs: [misgrokkingRun()], errors: [] }).runs[0];
    expect(Object.keys(run?.series ?? {})).toEqual(['trainAccuracy', 'testAccuracy']);
    expect(run?.hyperparameters).toEqual({});
  });

  test('lists notes, adjustments and warnings once each', () => {
    const run = grokkingRun();
    const twice = {
      ...run,
      diagnosis: { ...run.diagnosis, warnings: [...run.diagnosis.warnings, ...run.run.notes] },
    };
    const codes = jsonReport({ runs: [twice], errors: [] }).runs[0]?.warnings.map(({ code }) => code);
    expect(codes).toEqual(['torn-last-line', 'percent-scaled', 'adam-family']);
  });

  test('rounds derived numbers to six digits and keeps at least a tenth of a step', () => {
    const run = grokkingRun();
    const late = { ...run, diagnosis: { ...run.diagnosis, delayRatio: 12_345_678.91 } };
    const report = jsonReport({ runs: [late], errors: [] }).runs[0];
    expect(report?.transition?.t10).toBe(4118.23);
    expect(report?.probability).toBe(0.978123);
    expect(report?.delayRatio).toBe(12_345_678.9);
  });

  test('writes null for numbers that are not finite', () => {
    const run = grokkingRun();
    const transition = run.diagnosis.transition;
    if (!transition) throw new Error('the sample has a transition');
    const broken = {
      ...run,
      hyperparameters: { ...run.hyperparameters, lr: { value: Number.NaN, from: 'a header' } },
      diagnosis: {
        ...run.diagnosis,
        delayRatio: Number.POSITIVE_INFINITY,
        memorized: { step: Number.NaN, bracket: [0, 1] as const },
        transition: { ...transition, t90: Number.NaN, interval95: [10, Number.POSITIVE_INFINITY] as const },
      },
    };
    const document: JsonReport = jsonReport({ runs: [broken], errors: [] });
    expect(problems(JSON.parse(JSON.stringify(document)))).toBeNull();
    expect(document.runs[0]).toMatchObject({
      delayRatio: null,
      memorized: null,
      transition: { t90: null, interval95: [10, null] },
    });
    expect(document.runs[0]?.hyperparameters).not.toHaveProperty('lr');
  });

  test('a run without verdict data still has every required key', () => {
    expect(problems(jsonReport({ runs: [insufficientRun()], errors: [] }))).toBeNull();
  });

  test('the version is the one of the package', () => {
    const manifest: { version: string } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    expect(VERSION).toBe(manifest.version);
  });
});

function lookUp(value: unknown, path: readonly string[]): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const [key, ...rest] = path;
  if (key === undefined) return first;
  return typeof first === 'object' && first !== null ? lookUp(Reflect.get(first, key), rest) : undefined;
}
