// Reads damaged logs and settings by the hundred thousand for each target of test/fuzz/: cut after every byte, bits flipped, parts spliced, sizes blown
// up, nested deep, misnamed. Counts crashes, hangs (> 2 s of processor time) and growth over 512 MB, and keeps the inputs that showed them.
//
//   node bench/fuzz.mjs                         1e5 inputs of every target
//   node bench/fuzz.mjs --inputs 2000 --run 7 csv json
//   node bench/fuzz.mjs --from 50000 --name second   without the cuts that come first, beside another run
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'tsdown';
import { rawTexts } from '../scripts/raw-texts.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '100000' },
    from: { type: 'string', default: '0' },
    run: { type: 'string', default: '1' },
    name: { type: 'string', default: 'all' },
  },
});
const inputs = Number(values.inputs);
const folder = `node_modules/.cache/fuzz/${values.name}`;
/** A reader that is still at one input after this time is stopped; on a busy machine 2 s of work may take as long. */
const longest = 20_000;

await build({
  entry: {
    process: 'test/fuzz/process.ts',
    'target-names': 'test/fuzz/target-names.ts',
    'hdf5-worker': 'src/readers/hdf5/hdf5-worker.js',
  },
  outDir: join(folder, 'code'),
  deps: { alwaysBundle: [/\?raw$/] },
  plugins: [rawTexts],
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  config: false,
  dts: false,
  logLevel: 'warn',
});
const { targetNames } = await import(new URL(`../${folder}/code/target-names.js`, import.meta.url).href);
rmSync(join(folder, 'faults'), { recursive: true, force: true });
mkdirSync(join(folder, 'faults'), { recursive: true });

console.log('| target | inputs | read | refused | crashes | hangs | slowest, ms | growth, MB |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
const firstInput = Number(values.from);
let faults = 0;
for (const target of positionals.length > 0 ? positionals : targetNames) {
  const sum = { inputs: 0, read: 0, refused: 0, fault: 0, hangs: 0, slowest: 0, growth: 0 };
  while (sum.inputs < inputs) {
    const start = firstInput + sum.inputs;
    const end = await batch(target, start, Math.min(firstInput + inputs, start + 20_000));
    for (const key of ['read', 'refused', 'fault', 'hangs']) sum[key] += end[key] ?? 0;
    sum.slowest = Math.max(sum.slowest, end.slowest ?? 0);
    sum.growth = Math.max(sum.growth, end.growth ?? 0);
    sum.inputs = end.next - firstInput;
  }
  faults += sum.fault + sum.hangs;
  console.log(
    `| ${target} | ${sum.inputs} | ${sum.read} | ${sum.refused} | ${sum.fault} | ${sum.hangs} | ${sum.slowest} | ${sum.growth} |`,
  );
}
for (const name of readdirSync(join(folder, 'faults')))
  console.log(
    `\n${folder}/faults/${name}: ${readFileSync(join(folder, 'faults', name, 'fault.txt'), 'utf8')}`,
  );
process.exitCode = faults > 0 ? 1 : 0;

/** Runs inputs `from` up to `to`; ends early, at `next`, where the process hangs, dies or has grown. */
async function batch(target, from, to) {
  rmSync(join(folder, `${target}.at`), { force: true });
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=512', join(folder, 'code/process.js'), target, from, to, values.run, folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  let [last, since, hung] = [-1, Date.now(), false];
  const watcher = setInterval(() => {
    const { at } = progress(target);
    if (at !== last) [last, since] = [at, Date.now()];
    else if (last >= from && Date.now() - since > longest) hung = child.kill('SIGKILL');
  }, 100);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watcher);
  const { at, ...counts } = progress(target);
  if (code === 0) return { ...JSON.parse(out), next: at + 1 };
  if (at < from) throw new Error(err);
  console.log(`${target}: input ${at} ${hung ? 'hangs' : `ends the process: ${err.trim().slice(0, 300)}`}`);
  return hung
    ? { ...counts, hangs: counts.hangs + 1, slowest: longest, next: at + 1 }
    : { ...counts, fault: counts.fault + 1, next: at + 1 };
}

/** The input that the process is at, and what became of those before. */
function progress(target) {
  try {
    return JSON.parse(readFileSync(join(folder, `${target}.at`), 'utf8'));
  } catch {
    return { at: -1 };
  }
}
