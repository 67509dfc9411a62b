import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../src');

/** What each room may import from, itself included. Data flows from readers to reports and never back. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  util: ['util'],
  run: ['run', 'util'],
  readers: ['readers', 'run', 'util'],
  'reference-models': ['reference-models', 'run', 'util'],
  detectors: ['detectors', 'run', 'util'],
  report: ['report', 'detectors', 'run', 'util', 'analysis.ts', 'inspection.ts'],
  follow: ['follow', 'detectors', 'readers', 'run', 'util', 'analysis.ts', 'analyze.ts', 'options.ts'],
  writers: ['writers', 'run', 'util'],
  validation: [
    'validation',
    'detectors',
    'readers',
    'reference-models',
    'run',
    'util',
    'analysis.ts',
    'analyze.ts',
    'options.ts',
  ],
  cli: [
    'cli',
    'follow',
    'validation',
    'report',
    'detectors',
    'readers',
    'writers',
    'reference-models',
    'run',
    'util',
    'analysis.ts',
    'analyze.ts',
    'inspection.ts',
    'inspect.ts',
    'options.ts',
  ],
};

/** Rooms that a web page must be able to use. */
const pure = ['util', 'run', 'detectors', 'report'];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

function imports(): Import[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file.includes('/'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
      return [...specifiers].map(([, target = '']) => ({ file, room: file.split('/')[0] ?? '', target }));
    });
}

function roomOf({ file, target }: Import): string {
  const path = relative(source, resolve(source, dirname(file), target));
  return path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.js$/, '.ts');
}

describe('import boundaries', () => {
  const all = imports();

  it('sees the whole source', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(Object.keys(allowed)).toEqual(expect.arrayContaining([...new Set(all.map(({ room }) => room))]));
  });

  it('lets data flow in one direction only', () => {
    const relativeOnes = all.filter(({ target }) => target.startsWith('.'));
    const wrong = relativeOnes.filter((one) => !allowed[one.room]?.includes(roomOf(one)));
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keeps Node out of the rooms that a web page uses', () => {
    const wrong = all.filter(({ room, target }) => pure.includes(room) && target.startsWith('node:'));
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});
