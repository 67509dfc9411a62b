// From key to frame in the terminal view, with two runs of 2 x 1e6 points, and what of it the chart takes; memory over 10,000
// frames; processor time while nothing happens; and how long a cold process takes to its first frame beside bare Node.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'tsdown';

process.env.NODE_ENV = 'production';
for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete process.env[name];
const root = new URL('..', import.meta.url).pathname;
const outDir = `${root}node_modules/.cache/bench-tui`;
const entry = Object.fromEntries(
  [
    'cli/tui/terminal',
    'cli/tui/source',
    'cli/tui/view',
    'cli/tui/view-state',
    'cli/tui/screen',
    'cli/tui/press',
    'analyze',
  ].map((name) => [name, `${root}src/${name}.ts`]),
);
await build({
  config: false,
  entry,
  outDir,
  platform: 'node',
  dts: false,
  logLevel: 'silent',
  deps: { neverBundle: [/\?raw$/] },
  fixedExtension: false,
});
const load = (name) => import(`${outDir}/${name}.js`);
const { openView } = await load('cli/tui/terminal');
const { fixedSource } = await load('cli/tui/source');
const { viewOf } = await load('cli/tui/view');
const { initialState } = await load('cli/tui/view-state');
const { screen } = await load('cli/tui/screen');
const { press } = await load('cli/tui/press');
const { analyzeRun } = await load('analyze');

const size = { columns: 100, rows: 30 };
const sent = {
  left: '\u001b[D',
  right: '\u001b[C',
  'shift+left': '\u001b[1;2D',
  'shift+right': '\u001b[1;2C',
};
const cycle = (
  'right right shift+right right left shift+left right + + > > right < - z ' +
  'n n p 0 x right + 0 x m + 0 m y y y j right v k right v'
).split(' ');

let pressed = 0;
const analysis = { runs: [longRun('one', 4e4), longRun('two', 2e5)], errors: [] };
const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)];
const row = (name, values) =>
  console.log(`| ${name} | ${[0.1, 0.5, 0.9].map((q) => quantile(values, q).toFixed(1)).join(' | ')} |`);

console.log('| 100x30, 2 runs of 2 x 1e6 points | p10 ms | p50 ms | p90 ms |\n| --- | --- | --- | --- |');
row('view and screen of a key, without Ink', chartTimes(400));
const { terminal, ended } = openBench();
await sleep(1500);
await keyTimes(terminal, cycle.length);
row('key to frame, wall clock', await keyTimes(terminal, 400));
const before = process.cpuUsage();
await keyTimes(terminal, 400);
const used = process.cpuUsage(before);
console.log(`\nProcessor time a key: ${((used.user + used.system) / 400e3).toFixed(1)} ms.`);

await sleep(300);
const idleStart = process.cpuUsage();
await sleep(5000);
const idle = process.cpuUsage(idleStart);
console.log(`Processor time while idle: ${((idle.user + idle.system) / 5e3 / 10).toFixed(2)} % of a core.`);

const heap = async (count) => {
  await keyTimes(terminal, count);
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
const frames = Number(process.env.FRAMES ?? 10_000);
const [early, late] = [await heap(1000), await heap(frames)];
console.log(
  `Heap after 1,000 frames ${early.toFixed(1)} MiB, after ${frames} more ${late.toFixed(1)} MiB${globalThis.gc ? '' : ' (no --expose-gc)'}.`,
);
terminal.keyboard.write('q');
await ended;

const [bare, first] = [[], []];
for (let round = 0; round < 9; round++) {
  bare.push(await processTime(['-e', 'console.log(0)'], () => true));
  first.push(
    await processTime([`${root}dist/cli/main.js`, `${root}fixtures/csv/memorised.csv`], (text) =>
      text.includes('quit'),
    ),
  );
}
console.log(
  `Cold process to first frame: ${quantile(first, 0.5).toFixed(0)} ms, bare node ${quantile(bare, 0.5).toFixed(0)} ms, ratio ${(quantile(first, 0.5) / quantile(bare, 0.5)).toFixed(1)}.`,
);

function chartTimes(count) {
  let view = viewOf({ analysis, size }, initialState('braille'));
  const times = [];
  for (let i = 0; i < count + cycle.length; i++) {
    const start = performance.now();
    view = viewOf(view, press(view, cycle[i % cycle.length]).state);
    screen(view);
    if (i >= cycle.length) times.push(performance.now() - start);
  }
  return times;
}

/** A stand-in for a terminal that only says when a frame is whole. */
function openBench() {
  const stdout = new EventEmitter();
  let onFrame;
  Object.assign(stdout, {
    ...size,
    isTTY: true,
    writable: true,
    write(text) {
      if (String(text).endsWith('\u001b[?2026l')) onFrame?.();
      return true;
    },
  });
  const keyboard = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => keyboard,
    ref: () => keyboard,
    unref: () => keyboard,
  });
  const options = {
    stdin: keyboard,
    stdout,
    color: true,
    glyphs: 'braille',
    isSpoken: false,
    flags: [],
    folder: '.',
  };
  const view = openView(fixedSource(analysis), options);
  const nextFrame = (key) =>
    new Promise((resolve) => {
      onFrame = () => resolve(true);
      setTimeout(() => resolve(false), 150);
      keyboard.write(key);
    });
  return { terminal: { keyboard, nextFrame }, ended: view };
}

/** Times of keys that change the screen; each is pressed when the frame of the one before has been out for a while. */
async function keyTimes({ nextFrame }, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const key = cycle[pressed++ % cycle.length];
    const start = performance.now();
    if (await nextFrame(sent[key] ?? key)) times.push(performance.now() - start);
    await sleep(18);
  }
  return times;
}

/** Time until a process in a pseudo-terminal has printed what is looked for. */
function processTime(args, isDone) {
  return new Promise((resolve) => {
    const command = [process.execPath, ...args].map((word) => `'${word}'`).join(' ');
    const start = performance.now();
    const child = spawn('script', ['-qfec', `stty cols 100 rows 30; exec ${command}`, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (!isDone(text)) return;
      resolve(performance.now() - start);
      child.stdin.write('q');
      child.stdin.end();
      child.stdout.removeAllListeners('data').resume();
    });
  });
}

function longRun(id, t50) {
  const length = 1e6;
  const steps = Float64Array.from({ length }, (_, i) => i + 1);
  let seed = 1;
  const noise = () => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return seed / 2 ** 32 - 0.5;
  };
  const rise = (middle) =>
    steps.map((step) => Math.min(1, Math.max(0, 1 / (1 + (middle / step) ** 8) + 0.02 * noise())));
  const fall = (middle) => steps.map((step) => 4 / (1 + (step / middle) ** 2) + 1e-3 * (noise() + 0.6));
  const axis = { name: 'step', unit: 'step' };
  const series = [
    ['train/acc', rise(500)],
    ['test/acc', rise(t50)],
    ['train/loss', fall(300)],
    ['test/loss', fall(t50)],
  ].map(([name, values]) => ({ name, axis, steps, values }));
  return analyzeRun({ id, source: { path: id, format: 'csv', files: [id] }, series, config: [], notes: [] });
}
