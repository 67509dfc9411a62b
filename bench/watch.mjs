// What `grokscope watch` takes while 20 runs log 1,000 rows a second, whether it has every row, and what it takes at rest.
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Follower } from '../dist/follow/index.js';

const cli = new URL('../dist/cli/main.js', import.meta.url).pathname;
const runs = 20;
const rowsPerSecond = 1000;
/** Evaluations that are there at the start, and seconds for which they grow. */
const cases = [
  { before: 0, seconds: 60 },
  { before: 20_000, seconds: 60 },
];
const ticksPerSecond = 100;

async function measure({ before, seconds }) {
  const folder = mkdtempSync(join(tmpdir(), 'grokscope-bench-'));
  const logs = Array.from({ length: runs }, (_, index) => new Log(folder, index));
  for (const log of logs) log.append(before);
  const child = spawn(process.execPath, [cli, 'watch', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  await calm(child.pid);
  const stop = new AbortController();
  const witness = new Witness(folder, logs, stop.signal);

  const start = usageOf(child.pid);
  const began = performance.now();
  const memory = [start.megabytes];
  for (let tick = 1; tick <= seconds * 10; tick++) {
    for (const log of logs) log.append(rowsPerSecond / runs / 10);
    if (tick % 100 === 0) memory.push(usageOf(child.pid).megabytes);
    await setTimeout(Math.max(0, began + tick * 100 - performance.now()));
  }
  const elapsed = (performance.now() - began) / 1000;
  const grown = usageOf(child.pid);
  await calm(child.pid);
  stop.abort();
  const settled = usageOf(child.pid);
  await setTimeout(20_000);
  const idle = usageOf(child.pid);
  child.kill('SIGTERM');
  const row = [
    before * runs,
    ((rowsPerSecond * seconds) / elapsed).toFixed(0),
    `${((100 * (grown.cpu - start.cpu)) / elapsed).toFixed(1)} %`,
    `${((100 * (idle.cpu - settled.cpu)) / 20).toFixed(2)} %`,
    memory.join(' '),
    witness.lost(),
    witness.doubled,
    witness.medianLag().toFixed(1),
  ];
  console.log(`| ${row.join(' | ')} |`);
  rmSync(folder, { recursive: true });
}

/** Waits until a process has taken next to no processor time for five seconds. */
async function calm(pid) {
  for (;;) {
    const { cpu } = usageOf(pid);
    await setTimeout(5000);
    if (usageOf(pid).cpu - cpu < 0.05) return;
  }
}

/** Follows the same logs in this process and looks at every analysis for rows that are missing or there twice. */
class Witness {
  doubled = 0;
  missing = 0;
  lags = [];

  constructor(folder, logs, signal) {
    this.logs = logs;
    this.follower = new Follower([folder], { signal });
    this.follower.subscribe(() => this.look());
    this.follower.follow().catch(() => undefined);
  }

  look() {
    for (const { run } of this.follower.current().runs) {
      const log = this.logs.find(({ path }) => path === run.id);
      const { steps } = run.series[0];
      for (let at = 1; at < steps.length; at++) {
        if (steps[at] === steps[at - 1]) this.doubled += 1;
        else if (steps[at] !== steps[at - 1] + 10) this.missing += 1;
      }
      this.lags.push((log.rows - steps.length) / (rowsPerSecond / runs));
    }
  }

  lost() {
    const seen = this.follower.current().runs.reduce((sum, { run }) => sum + run.series[0].steps.length, 0);
    return this.missing + this.logs.reduce((sum, { rows }) => sum + rows, 0) - seen;
  }

  medianLag() {
    return this.lags.toSorted((one, other) => one - other)[this.lags.length >> 1];
  }
}

/** A CSV log of a run that groks, row after row. */
class Log {
  rows = 0;

  constructor(folder, index) {
    this.index = index;
    this.path = join(folder, `run-${index}.csv`);
    this.file = openSync(this.path, 'a');
    writeSync(this.file, 'step,train_loss,train_acc,test_loss,test_acc\n');
  }

  append(count) {
    let text = '';
    for (let more = 0; more < count; more++) {
      this.rows += 1;
      const step = 10 * this.rows;
      const train = 1 / (1 + (60 / step) ** 10);
      const noise = 0.004 * Math.sin(this.rows * 12.9898 + this.index);
      const test = 1 / (1 + ((8000 + 500 * this.index) / step) ** 6) + noise;
      const cells = [2.3 * (1 - train), train, 2.4 - 2.3 * test, 0.03 + 0.95 * test];
      text += `${step},${cells.map((cell) => cell.toFixed(5)).join(',')}\n`;
    }
    writeSync(this.file, text);
  }
}

/** Seconds of processor time and megabytes of memory of a process, from Linux's /proc. */
function usageOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024),
  };
}

console.log(
  '| rows before | rows a second | CPU while they grow | CPU at rest | MB | rows lost | doubled | median lag, s |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const each of cases) await measure(each);
