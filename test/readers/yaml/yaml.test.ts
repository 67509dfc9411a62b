import { describe, expect, it } from 'vitest';
import { yamlReader } from '../../../src/readers/yaml/index.js';
import type { Run } from '../../../src/run/run.js';
import { memorySource } from '../helpers/memory-source.js';
import { slowYaml } from '../helpers/slow-yaml.js';

async function read(text: string): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of yamlReader.read(memorySource(text, 'a.yaml'), {})) runs.push(run);
  return runs;
}

describe('YAML', () => {
  it('reads records and the settings beside them', async () => {
    const [run] = await read('config:\n  lr: 1e-3\nlog:\n- {step: 0, loss: 2}\n- {step: 10, loss: .nan}\n');
    expect(run?.series.map(({ name, steps, values }) => [name, [...steps], [...values]])).toEqual([
      ['loss', [0, 10], [2, Number.NaN]],
    ]);
    expect(run?.config).toEqual([{ key: 'lr', value: 0.001, from: 'a.yaml, "config"' }]);
  });

  it('reads one record a document', async () => {
    const [run] = await read('step: 1\nloss: 2\n---\nstep: 2\nloss: 1\n');
    expect([...(run?.series[0]?.steps ?? [])]).toEqual([1, 2]);
  });

  it.each([
    ['lr: 0.1\n', 'no-series', /^there is no curve in this YAML, only settings$/],
    ['a: 1\nb: [1, 2\n', 'malformed', /^this is not valid YAML in line 3: /],
    ['a: {<<: 1}\nloss: [2, 1]\n', 'malformed', /can be unfolded: Merge sources must be maps/],
    ['loss:\n- {step: 0, a: 1}\n- {a: 2, step: 1, a: 3}\n', 'malformed', /in line 3: .*a is repeated$/],
  ])('refuses %j', async (text, code, message) => {
    await expect(read(text)).rejects.toMatchObject({ code });
    await expect(read(text)).rejects.toThrow(message);
  });

  it('refuses what is nested thousands deep', async () => {
    for (const nested of [`a: ${'{"a":'.repeat(20_000)}`, `${'- '.repeat(20_000)}1`, 'a: '.repeat(2000)])
      await expect(read(nested)).rejects.toMatchObject({ code: 'malformed' });
  });

  it('refuses thousands of carriage returns in a row without delay', async () => {
    await expect(read(slowYaml())).rejects.toThrow(/^this is not valid YAML|^there is no curve/);
  }, 10_000);

  it('takes thousands of keys or of faults without delay', async () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1\n`);
    await expect(read(keys.join(''))).rejects.toMatchObject({ code: 'no-series' });
    await expect(read(`a: [${','.repeat(40_000)}]`)).rejects.toMatchObject({ code: 'malformed' });
  }, 10_000);

  it.each([
    ['of what they lie in', `a: ${'&a [*a, '.repeat(200)}${']'.repeat(200)}`, /stands for what it lies in$/],
    [
      'by the ten thousand',
      Array.from({ length: 10_000 }, (_, index) => `- [&k${index} {a: 1}, *k${index}]\n`).join(''),
      /it has too many aliases$/,
    ],
  ])(
    'refuses aliases %s without delay',
    async (_, text, message) => {
      await expect(read(text)).rejects.toThrow(message);
    },
    10_000,
  );

  it('passes over lists as keys without delay', async () => {
    const [run] = await read(`? ${'- '.repeat(300)}${'? - '.repeat(80)}1\n: 1\nloss: [2, 1]\n`);
    expect(run?.series.map(({ name }) => name)).toEqual(['loss']);
  }, 10_000);

  it('refuses aliases that stand for a million values', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
    await expect(read(`l0: &l0 [1,1,1]\n${levels.join('\n')}\n`)).rejects.toMatchObject({
      code: 'malformed',
    });
  });
});
