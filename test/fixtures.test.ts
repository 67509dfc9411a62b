import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { textReport } from '../src/report/index.js';

/** From here, so that no line of a report is longer where the project lies deeper. */
const fixtures = relative(process.cwd(), join(import.meta.dirname, '../fixtures'));

/** Every file of a format's folder, or every folder in it, is one input; those of the reference models are no logs. */
const inputs = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'reference-models')
  .flatMap(({ name }) => readdirSync(join(fixtures, name)).map((input) => `${name}/${input}`))
  .filter((input) => !/(?:README\.md|hparams\.yaml|make\.(?:py|sh)|refused)$/.test(input));

describe('reports on the fixtures', () => {
  it.each(inputs)('%s', async (input) => {
    const { runs, errors } = await analyze([join(fixtures, input)]);
    const report = textReport({ runs, errors }, { width: 100 });
    const anonymous = report.replaceAll(`${fixtures}/`, '');
    await expect(anonymous).toMatchFileSnapshot(`golden/${input.replaceAll('/', '--')}.txt`);
    expect(errors).toEqual([]);
    expect(runs.length).toBeGreaterThan(0);
  });
});
