// Exact segmentation and the scan for a single change: time, and whether skchange's FPOP finds the same changes.
// PYTHON=/path/to/python names one that has skchange; without it only our times are printed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { segment, singleChange } from '../dist/index.js';

const sd = 0.25;
const rounds = { 1e3: 200, 1e4: 50, 1e5: 20, 1e6: 7 };

/** Mulberry32: the same numbers on every machine. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** One step at .6 n, or a new level every 100 points, in white noise. */
function simulate(kind, count) {
  const random = generator(count);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let level = 0;
  return Float64Array.from({ length: count }, (_, i) => {
    if (kind === 'one step') level = i < 0.6 * count ? 0 : 1;
    else if (i % 100 === 0) level = 4 * random() - 2;
    return level + sd * normal();
  });
}

/** Least processor time over the rounds, in ms: others at work on the machine disturb it less than they do the clock. */
function timed(times, run) {
  let least = Number.POSITIVE_INFINITY;
  let result;
  for (let i = 0; i < times; i += 1) {
    const start = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return { least, result };
}

/** Asks skchange, in one process for all questions, so that its kernel is compiled once. */
function peer(python) {
  const child = spawn(python, [join(import.meta.dirname, 'change-points-peer.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('the peer ended without an answer');
      return JSON.parse(value);
    },
    end: () => child.stdin.end(),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'change-points-'));
const python = process.env.PYTHON;
const other = python ? peer(python) : undefined;
try {
  console.log('| segmentation into levels | n | ours, ms | skchange FPOP, ms | ratio | changes | the same |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const kind of ['one step', 'a change every 100'])
    for (const count of [1e3, 1e4, 1e5, 1e6]) {
      const values = simulate(kind, count);
      const penalty = 2 * sd * sd * Math.log(count);
      const { least, result } = timed(rounds[count], () => segment(values, { penalty }));
      const path = join(folder, 'values.f64');
      writeFileSync(path, values);
      const theirs = await other?.ask({ path, penalty, rounds: rounds[count] });
      const same = theirs && JSON.stringify(theirs.changes) === JSON.stringify(result.changes);
      const columns = theirs ? [theirs.least.toFixed(3), (least / theirs.least).toFixed(2)] : ['', ''];
      console.log(
        `| ${[kind, count, least.toFixed(3), ...columns, result.changes.length, same === undefined ? '' : same ? 'yes' : 'no'].join(' | ')} |`,
      );
    }

  console.log('\n| one step | n | ms | found |\n| --- | --- | --- | --- |');
  for (const count of [1e3, 1e4, 1e5, 1e6]) {
    const values = simulate('one step', count);
    const change = timed(rounds[count], () => singleChange(values));
    console.log(`| single change | ${count} | ${change.least.toFixed(3)} | ${change.result.index} |`);
  }
  for (const cost of ['level', 'line'])
    for (const count of [1e3, 1e4]) {
      const values = simulate('one step', count);
      const penalty = 3 * sd * sd * Math.log(count);
      for (const options of [{ cost, penalty }, { cost }]) {
        const { least, result } = timed(3, () => segment(values, options));
        const name = `cost ${cost}, ${'penalty' in options ? 'one penalty' : 'penalty chosen'}`;
        console.log(`| ${name} | ${count} | ${least.toFixed(1)} | ${result.changes.join(', ')} |`);
      }
    }
} finally {
  other?.end();
  rmSync(folder, { recursive: true });
}
