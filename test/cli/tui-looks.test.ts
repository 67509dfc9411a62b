import { describe, expect, test, vi } from 'vitest';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { analyze } from '../../src/analyze.js';
import { grokkingRun, misgrokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { after, openOn, SENT, shownOf } from './tui-view.js';

// oxlint-disable-next-line no-control-regex -- what is looked for
const COLOURS = /\u001b\[([\d;]*)m/g;

async function writtenAfter(
  keys: readonly string[],
  options: Parameters<typeof openOn>[2],
  what = sampleAnalysis(),
  isDone: () => void = () => undefined,
) {
  const { terminal, ended } = openOn(what, { columns: 110, rows: 34 }, options);
  await terminal.shows('Grokked');
  for (const key of keys) {
    await terminal.typeAlone(key);
    await terminal.settles();
  }
  await vi.waitFor(isDone, { timeout: 10_000 });
  terminal.type(SENT['ctrl+c']);
  await ended;
  return terminal;
}

describe('colours', () => {
  test('only those of sixteen, whose numbers every theme of a terminal sets', async () => {
    const { written } = await writtenAfter(['v', 'j', 'v', 'j', 'n', '?'], { color: true });
    const codes = new Set(
      [...written.matchAll(COLOURS)].flatMap(([, numbers]) => (numbers ?? '').split(';')),
    );
    expect(codes.size).toBeGreaterThan(4);
    for (const code of codes) expect(code).toMatch(/^(0|1|2|22|39|3[0-7]|)$/);
  });

  test('none without colour, and the same text', async () => {
    const { written } = await writtenAfter(['v', 'j', '?'], { color: false });
    expect(
      [...written.matchAll(COLOURS)].map(([, numbers]) => numbers).filter((code) => code !== '0'),
    ).toEqual([]);
  });

  test('runs that are drawn together have letters and train has other dots, for eyes that see no colours', () => {
    const view = after({ runs: [grokkingRun(), misgrokkingRun()], errors: [] }, ['v', 'j']);
    const styles = view.figure!.curves.map(({ run, role }) => `${view.figure!.slots![run]} ${role}`);
    expect(new Set(styles).size).toBe(4);
  });
});

describe('for a screen reader', () => {
  test('sentences without drawings say verdict, curves, crosshair and events', async () => {
    const { terminal, ended } = openOn(sampleAnalysis(), { columns: 90, rows: 40 }, { isSpoken: true });
    await terminal.shows('Run 1 of 3, as given: seed-0/metrics.csv.');
    await terminal.shows('Grokked: train fit at step 152');
    await terminal.shows(
      /test accuracy: 1\.1 % at step 0, 99\.4 % at 50,000; lowest 1\.1 %, highest 99\.4 %\./,
    );
    terminal.type(SENT.right);
    await terminal.shows(/At step 5,130: train 100 %, test 50\.\d %, gap 49\.7 points\./);
    terminal.type('n');
    await terminal.shows('t50, step 5,130: half of the rise');
    terminal.type('\t');
    await terminal.shows('Chosen: seed-0/metrics.csv: verdict grokking, sure 98 %');
    expect(terminal.text()).not.toMatch(/[\u2800-\u28ff│┤┊▾]/);
    expect(terminal.isAlternateScreen).toBe(false);
    terminal.type('q');
    await ended;
  });
});

describe('names from a log', () => {
  const hostile = 'runs/\u001b]0;owned\u0007\u001b[2J\u202egnp.\n<script>$(touch x)`';

  test('cannot steer the terminal, the clipboard or the shell, nor leave the folder of an export', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'grokscope-'));
    const analysis = { runs: [grokkingRun(hostile), misgrokkingRun('../../etc/passwd')], errors: [] };
    const terminal = await writtenAfter(
      ['c', 'e', 't', 'j', 'v', 'k', 'v', '\t', 'j', 'e', 'j'],
      { folder },
      analysis,
      () =>
        expect(readdirSync(folder).toSorted()).toEqual([
          'grokscope-etc-passwd.json',
          'grokscope-runs-gnp-script-touch-x.txt',
        ]),
    );
    for (const steering of ['\u001b]0;', '\u001b[2J', '\u202e'])
      expect(terminal.written).not.toContain(steering);
    // oxlint-disable-next-line no-control-regex -- what asks for the clipboard
    const copied = /\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007/.exec(terminal.written)?.[1];
    const command = Buffer.from(copied ?? '', 'base64').toString('utf8');
    expect(command).toMatch(/^grokscope \$'.*'$/u);
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(command).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe.each([
  [80, 24],
  [100, 30],
  [200, 60],
])('at %i×%i', (columns, rows) => {
  const folder = path.join(import.meta.dirname, '../../fixtures/csv');

  test.each([
    ['one-run', ['left']],
    ['compared', ['j', 'j', 'j', 'v', 'k', 'k']],
    ['zoomed', ['j', 'j', 'j', 'z', 's', 'n']],
    ['table', ['tab', 'o']],
    ['help', ['?']],
  ])('the screen %s is the one that was looked at', async (name, keys) => {
    const analysis = await analyze([folder]);
    const relative = analysis.runs.map((run) => ({
      ...run,
      run: { ...run.run, id: path.relative(path.join(folder, '../..'), run.run.id) },
    }));
    const what = { runs: name === 'one-run' ? relative.slice(1, 2) : relative, errors: [] };
    const { terminal, ended } = openOn(what, { columns, rows });
    await terminal.shows(/q quit/);
    for (const key of keys) {
      await terminal.typeAlone(key in SENT ? SENT[key as keyof typeof SENT] : key);
    }
    const expected = after(what, keys, { columns, rows });
    await vi.waitFor(() => expect(terminal.text()).toBe(shownOf(expected)), { timeout: 10_000 });
    await expect(`${terminal.text()}\n`).toMatchFileSnapshot(`screens/${name}-${columns}x${rows}.txt`);
    terminal.type('q');
    await ended;
  });
});

test('Ctrl-L draws over what others have written, also on rows that stay the same', async () => {
  const { terminal, ended } = openOn(sampleAnalysis());
  await terminal.shows('q quit');
  const before = terminal.text();
  terminal.stdout.write('\u001b[3;5Hsomething else\r\nand more');
  await terminal.shows('something else');
  terminal.type(SENT['ctrl+l']);
  await vi.waitFor(() => expect(terminal.text()).toBe(before));
  terminal.type('q');
  await ended;
});

test('a terminal that does not say its size is taken for one of 80×24', async () => {
  const { terminal, ended } = openOn(sampleAnalysis(), { columns: 80, rows: 24 });
  await terminal.shows('Grokked');
  const usual = terminal.text();
  terminal.type('q');
  await ended;
  const silent = openOn(sampleAnalysis(), { columns: 80, rows: 24 }, {}, { columns: 0, rows: 0 });
  await silent.terminal.shows('q quit');
  expect(silent.terminal.text()).toBe(usual);
  silent.terminal.type('q');
  await silent.ended;
});
