import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readers } from '../../src/readers/registry.js';
import { attempt, attemptAny } from './attempt.js';
import { inputAt } from './inputs.js';
import { seedsByFormat } from './seeds.js';

// The process that `bench/fuzz.mjs` starts: inputs `from` up to `to` of one format. A watcher reads the number of the
// current input and the counts in a file, so that they are known also where the process hangs or dies.

/** Time that one input may take of the processor, in ms. */
const longest = 2000;
/** Memory that reading may take beyond what the process has at its start, in KiB. */
const mostGrowth = 512 * 1024;

const [format, from, to, run, folder = '.'] = process.argv.slice(2);
const reader = readers.find((candidate) => candidate.format === format);
if (!reader) throw new Error(`no reader of ${format}`);

const seeds = await seedsByFormat(join(process.cwd(), 'fixtures'));
const own = seeds.get(reader.format) ?? [];
if (own.length === 0) throw new Error(`no whole log of ${format} to start from`);
const all = [...seeds.values()].flat();
const position = openSync(join(folder, `${format}.at`), 'w');
const counts = { read: 0, refused: 0, fault: 0, hangs: 0 };
let slowest = 0;
const atStart = process.resourceUsage().maxRSS;

for (let index = Number(from); index < Number(to); index += 1) {
  writeSync(position, JSON.stringify({ at: index, ...counts }).padEnd(80), 0);
  const input = inputAt(index, own, all, Number(run));
  const start = process.cpuUsage();
  // Every eighth input goes the way of a file, by the reader that is chosen for it.
  const outcome = index % 8 === 7 ? await attemptAny(input) : await attempt(reader, input);
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
  const place = join(folder, 'faults', `${format}-${index}`);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'input'), bytes);
  writeFileSync(join(place, 'fault.txt'), `${path}\n${fault}\n`);
}
