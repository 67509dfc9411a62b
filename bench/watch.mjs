// What `grokscope watch` takes while 20 runs log 1,000 rows a second, whether it has every row, and what it takes at rest.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
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
  { before: 100, seconds: 60 },
  { before: 20_000, seconds: 60 },
];
const ticksPerSecond = 100;

async function measure({ before, seconds }) {
  const folder = mkdtempSync(join(tmpdir(), 'grokscope-bench-'));
  const logs = Array.from({ length: runs }, (_, index) => new Log(folder, index));
  for (const log of logs) log.append(before);
  const child = spawn(process.execPath, [cli, 'watch', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const observer = fork(import.meta.filename, [folder]);
  await calm(child.pid, observer.pid);

  observer.send({ start: Date.now(), end: Date.now() + 1000 * seconds, before });
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
  await calm(child.pid, observer.pid);
  observer.send({});
  const [seen] = await once(observer, 'message');
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
    seen.missing + logs.reduce((sum, { rows }) => sum + rows, 0) - seen.rows,
    seen.doubled,
    seen.lags.toSorted((one, other) => one - other)[seen.lags.length >> 1].toFixed(1),
  ];
  console.log(`| ${row.join(' | ')} |`);
  rmSync(folder, { recursive: true });
}

/** Waits until processes have taken next to no processor time for twenty seconds. */
async function calm(...pids) {
  const used = () => pids.reduce((sum, pid) => sum + usageOf(pid).cpu, 0);
  for (let before = -1; used() - before >= 0.2 * pids.length; await setTimeout(20_000)) before = used();
}

/**
 * Follows the same logs in a process of its own. Looks at every analysis for rows that are missing or there twice, and
 * for the time since the last row that it knows was written.
 */
function witness(folder) {
  const seen = { doubled: 0, missing: 0, rows: 0, lags: [] };
  let clock;
  const follower = new Follower([folder]);
  follower.subscribe(() => {
    seen.rows = 0;
    for (const { run } of follower.current().runs) {
      const { steps } = run.series[0];
      seen.rows += steps.length;
      for (let at = 1; at < steps.length; at++) {
        if (steps[at] === steps[at - 1]) seen.doubled += 1;
        else if (steps[at] !== steps[at - 1] + 10) seen.missing += 1;
      }
      if (clock && Date.now() < clock.end)
        seen.lags.push(
          (Date.now() - clock.start) / 1000 - ((steps.length - clock.before) * runs) / rowsPerSecond,
        );
    }
  });
  process.on('message', (message) => {
    if (message.start) clock = message;
    else process.send(seen, () => process.exit());
  });
  follower.follow().catch(() => undefined);
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

if (process.argv[2]) witness(process.argv[2]);
else {
  console.log(
    '| rows before | rows a second | CPU while they grow | CPU at rest | MB | rows lost | doubled | median lag, s |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const each of cases) await measure(each);
}
