import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { textReport } from '../src/report/index.js';

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

  it('shows what its first command prints', async () => {
    const [, path = ''] = /npx grokscope (fixtures\/\S+)/.exec(readme) ?? [];
    const [, shown = ''] = /```text\n([^`]+)…\n```/.exec(readme) ?? [];
    expect(shown).toContain('Grokked');
    expect(textReport(await analyze([path])).slice(0, shown.length)).toBe(shown);
  });
});

it('the README and the docs link to files and headings that are there', () => {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const links = ['README.md', ...docs.map((name) => `docs/${name}`)].flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)].map(([link, path = '', anchor = '']) => ({
      name: `${file}: ${link}`,
      target: path === '' ? file : join(dirname(file), path),
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(20);
  const missing = links.filter(({ target, anchor }) => {
    if (!existsSync(join(root, target))) return true;
    return anchor !== '' && !headingsOf(target).includes(anchor);
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

/** The headings of a Markdown file as GitHub names them in addresses. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
