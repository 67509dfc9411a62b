import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { InspectedFile, InspectedRun } from '../../src/inspection.js';
import {
  type JsonInspectedRun,
  type JsonInspection,
  jsonInspection,
} from '../../src/report/inspection/json.js';
import { CURVE_ROLES } from '../../src/run/curves.js';
import { grokkingRun } from './sample-analysis.js';

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemaText = readFileSync(new URL('../../schema/inspection.v1.schema.json', import.meta.url), 'utf8');
const schema: Schema = JSON.parse(schemaText);

/** The schema with every object closed to unknown keys: what this version may write, no more. */
const closedSchema: object = JSON.parse(schemaText, (_, node: unknown) =>
  typeof node === 'object' && node !== null && 'properties' in node
    ? { ...node, additionalProperties: false }
    : node,
);
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(closedSchema);

const files: readonly Required<InspectedFile>[] = [
  {
    path: 'a.csv',
    format: 'csv',
    tried: [
      { format: 'json', sureness: 0.5, failure: 'it is no JSON' },
      { format: 'csv', sureness: 0.4 },
    ],
  },
];

function inspected(): InspectedRun {
  const run = grokkingRun();
  const series = [
    { name: 'a', axis: { name: 'step', unit: 'step' }, steps: [0, 1], values: [Number.NaN, 1] },
  ];
  return {
    ...run,
    run: {
      ...run.run,
      series: series.map((one) => ({
        ...one,
        axis: { name: 'step', unit: 'step' },
        steps: Float64Array.from(one.steps),
        values: Float64Array.from(one.values),
      })),
      config: [{ key: 'lr', value: 0.1, from: 'a.yaml' }],
    },
    reasons: Object.fromEntries(CURVE_ROLES.map((role) => [role, 'its name says so'])),
  };
}

const full: JsonInspection = jsonInspection({
  files,
  runs: [inspected()],
  skipped: [{ path: 'a.py', why: 'code' }],
  errors: [{ path: 'b.csv', code: 'empty', message: 'the file is empty' }],
});

/** The document as it is read by others: numbers that are not finite have become null. */
function written(document: JsonInspection): unknown {
  return JSON.parse(JSON.stringify(document));
}

/** The keys of each object of the schema, by its name. */
function keysOf(name: string): string[] {
  return Object.keys(schema.$defs?.[name]?.properties ?? {}).toSorted();
}

describe('the JSON of an inspection', () => {
  test('is valid against its schema, with no key that the schema lacks', () => {
    for (const document of [full, jsonInspection({ files: [], runs: [], skipped: [], errors: [] })]) {
      validate(written(document));
      expect(validate.errors).toBeNull();
    }
  });

  test('has every key that the schema names, and those of its type', () => {
    const [run] = full.runs;
    const ofRun: Record<keyof JsonInspectedRun, true> = {
      id: true,
      source: true,
      series: true,
      roles: true,
      hyperparameters: true,
      config: true,
      notes: true,
    };
    const ofDocument: Record<keyof JsonInspection, true> = {
      schemaVersion: true,
      tool: true,
      files: true,
      runs: true,
      skipped: true,
      errors: true,
    };
    expect(Object.keys(schema.properties ?? {}).toSorted()).toEqual(Object.keys(ofDocument).toSorted());
    expect(schema.required?.toSorted()).toEqual(Object.keys(ofDocument).toSorted());
    expect(keysOf('run')).toEqual(Object.keys(ofRun).toSorted());
    const samples: Record<string, object | undefined> = {
      run,
      file: full.files[0],
      attempt: full.files[0]?.tried[0],
      series: run?.series[0],
      role: run?.roles.testAccuracy,
      setting: run?.config[0],
      foundNumber: run?.hyperparameters.lr,
      foundText: run?.hyperparameters.optimizer,
    };
    expect(Object.keys(schema.$defs ?? {}).toSorted()).toEqual(Object.keys(samples).toSorted());
    for (const [name, sample] of Object.entries(samples))
      expect(Object.keys(sample ?? {}).toSorted(), name).toEqual(keysOf(name));
    const { properties = {} } = schema.$defs?.['run'] ?? {};
    expect(Object.keys(properties['roles']?.properties ?? {}).toSorted()).toEqual(
      Object.keys(run?.roles ?? {}).toSorted(),
    );
    expect(Object.keys(properties['hyperparameters']?.properties ?? {}).toSorted()).toEqual(
      Object.keys(run?.hyperparameters ?? {}).toSorted(),
    );
  });
});
