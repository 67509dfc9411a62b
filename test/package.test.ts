import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

describe('the package', () => {
  it('is ESM for Node 20.19 and newer, free of side effects', () => {
    expect(manifest).toMatchObject({
      name: 'grokscope',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19' },
    });
  });

  it('puts types first in every export', () => {
    for (const target of Object.values<Record<string, string> | string>(manifest.exports))
      if (typeof target !== 'string') expect(Object.keys(target)[0]).toBe('types');
  });

  it('pins every dependency to one version', () => {
    const versions = Object.values<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('names no address of a registry in its lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('has the two commands that CI runs', () => {
    expect(readme).toMatch(/<!-- ci: main -->\n```sh\nnpm install && npx grokscope fixtures\/\S+\n```/);
    expect(readme).toMatch(/<!-- ci: test -->\n```sh\nnpm install && npm test\n```/);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
