import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inputAt } from './inputs.js';
import { targetsFrom } from './targets.js';

// The process that `bench/fuzz.mjs` starts: inputs `from` up to `to` of one target. A watcher reads the number of the
// current input and the counts in a file, so that they are known also where the process hangs or dies.

/** Time that one input may take of the processor, in ms. */
const longest = 2000;
/** Memory that reading may take beyond what the process has at its start, in KiB. */
const mostGrowth = 512 * 1024;

const [name = '', from, to, run, folder = '.'] = process.argv.slice(2);
const targets = await targetsFrom(join(process.cwd(), 'fixtures'));
const target = targets.get(name);
if (target === undefined || target.seeds.length === 0)
  throw new Error(`no whole input of ${name} to start from`);
const all = [...targets.values()].flatMap(({ seeds }) => seeds);
const position = openSync(join(folder, `${name}.at`), 'w');
const counts = { read: 0, refused: 0, fault: 0, hangs: 0 };
let slowest = 0;
const atStart = process.resourceUsage().maxRSS;

for (let index = Number(from); index < Number(to); index += 1) {
  writeSync(position, JSON.stringify({ at: index, ...counts }).padEnd(80), 0);
  const input = inputAt(index, target.seeds, all, Number(run));
  const start = process.cpuUsage();
  const outcome = await target.run(input, index);
  const took = process.cpuUsage(start).user / 1000;
  slowest = Math.max(slowest, took);
  const grown = process.resourceUsage().maxRSS - atStart;
  const fault = outcome.fault ?? (grown > mostGrowth ? `grew by ${Math.round(grown / 1024)} MiB` : undefined);
  if (fault !== undefined) counts.fault += 1;
  else if (took > longest) counts.hangs += 1;
  else counts[outcome.kind] += 1;
  if (fault !== undefined || took > longest)
    keep(index, input.path, input.bytes, fault ?? `took ${Math.round(took)} ms`);
  // The peak of memory never falls: later inputs are judged by a process of their own.
  if (grown > mostGrowth) break;
}
const growth = Math.round((process.resourceUsage().maxRSS - atStart) / 1024);
process.stdout.write(`${JSON.stringify({ ...counts, slowest: Math.round(slowest), growth })}\n`);

function keep(index: number, path: string, bytes: Uint8Array, fault: string): void {
  const place = join(folder, 'faults', `${name}-${index}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'input'), bytes);
  writeFileSync(join(place, 'fault.txt'), `${path}\n${fault}\n`);
}
