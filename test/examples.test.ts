import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

interface Example {
  readonly file: string;
  readonly code: string;
}

/** The `@example` blocks of the docstrings of one file, without their stars. */
function examplesOf(file: string): Example[] {
  const blocks = readFileSync(join(source, file), 'utf8').matchAll(/@example\n((?:\s*\*(?!\/| @).*\n)+)/g);
  return [...blocks].map(([, block = '']) => ({ file, code: block.replaceAll(/^\s*\* ?/gm, '') }));
}

const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap(examplesOf);

/** `expression // => value` becomes an assertion. */
function asTest(code: string): string {
  return code.replaceAll(/^(.+?);?\s*\/\/ => (.+)$/gm, 'expect($1).toEqual($2);');
}

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;

describe('examples in docstrings', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it.each(examples)('$file', async ({ file, code }) => {
    expect(code).toContain('// =>');
    const exported: Record<string, unknown> = await import(join(source, file));
    // oxlint-disable-next-line typescript/no-implied-eval
    const run = new AsyncFunction(...Object.keys(exported), 'expect', asTest(code)) as (
      ...values: unknown[]
    ) => Promise<void>;
    await run(...Object.values(exported), expect);
  });
});
