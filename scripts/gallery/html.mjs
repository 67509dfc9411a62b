// Writes the pictures of docs/reports.md: `node scripts/gallery/html.mjs`. Needs dist/ and, for the .png, a Chromium on the PATH.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { analyze, analyzeRun } from '../../dist/index.js';
import { presets, simulate } from '../../dist/reference-models/index.js';
import { htmlReport, svgChart } from '../../dist/report/index.js';

const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, 'docs/gallery');
mkdirSync(folder, { recursive: true });

/** The sparse data of Figure 1a, small enough for a second a run. */
const SPARSE = { samples: 128, dimension: 2000, alpha: 32, lr: 0.1, steps: 20_000 };

const PANELS = [
  'fig1a-small',
  'fig1b-small',
  'fig2a-small',
  'fig4-small',
  'too-little-data',
  'fig2c-wd0.03-small',
  'no-weight-decay',
  'adamw',
  'momentum',
];

async function sparse(settings, name) {
  const { run } = await simulate('diagonal-net', { ...SPARSE, ...settings });
  return { ...run, id: name, source: { ...run.source, path: name } };
}

/** A run as it was when it had come to a step. */
function until(run, last) {
  const series = run.series.map((one) => {
    const count = one.steps.findLastIndex((step) => step <= last) + 1;
    return { ...one, steps: one.steps.slice(0, count), values: one.values.slice(0, count) };
  });
  return { ...run, series };
}

const decays = [0.003, 0.01, 0.03];
const sweep = [];
for (const weightDecay of decays)
  for (const seed of [1, 2, 3, 4])
    sweep.push(await sparse({ weightDecay, seed }, `sweep/wd${weightDecay}-seed${seed}`));
const analysed = sweep.map((run) => analyzeRun(run));
const oneSeed = analysed.filter(({ run }) => run.id.endsWith('seed1'));
const [slow] = sweep;
const small = [];
for (const preset of presets.filter(({ name }) => PANELS.includes(name))) {
  const { run } = await simulate(preset.model, preset.settings);
  small.push(analyzeRun({ ...run, id: `presets/${preset.name}` }));
}

const fixture = await analyze([join(root, 'fixtures/tensorboard-torch/modular-addition')]);
const runs = fixture.runs.map((one) => ({
  ...one,
  run: { ...one.run, id: 'modular-addition', source: { ...one.run.source, path: 'modular-addition' } },
}));

const pictures = {
  'one-run': svgChart(runs),
  forecast: svgChart([analyzeRun(until(slow, 1500))]),
  'weight-decays': svgChart(oneSeed),
  seeds: svgChart(analysed),
  presets: svgChart(small),
};
for (const [name, svg] of Object.entries(pictures)) write(`${name}.svg`, svg);

const executablePath = process.env.PATH.split(delimiter)
  .flatMap((path) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(path, name)))
  .find(existsSync);
if (executablePath) await photograph();
else console.log('No Chromium on the PATH: the .png are left as they are.');

async function photograph() {
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const pages = mkdtempSync(join(tmpdir(), 'grokscope-gallery-'));
  const page = async (name, html, options, act = async () => undefined) => {
    const file = join(pages, `${name}.html`);
    writeFileSync(file, html);
    const tab = await browser.newPage(options);
    await tab.goto(pathToFileURL(file).href);
    await act(tab);
    write(`${name}.png`, await tab.screenshot());
    await tab.close();
  };
  const one = await htmlReport(
    { runs, errors: [] },
    { command: 'grokscope modular-addition -o report.html' },
  );
  const many = await htmlReport(
    { runs: analysed, errors: [] },
    { command: 'grokscope sweep -o report.html' },
  );
  await page('page-of-a-run', one, { viewport: { width: 1000, height: 720 } });
  await page('page-in-the-dark', one, { viewport: { width: 1000, height: 720 }, colorScheme: 'dark' });
  await page('page-on-a-phone', one, { viewport: { width: 390, height: 760 } });
  await page('page-of-a-sweep', many, { viewport: { width: 1000, height: 960 } }, async (tab) => {
    await tab.getByRole('searchbox').fill('seed1');
    await tab.getByRole('button', { name: 'Draw all listed' }).click();
  });
  await browser.close();
  rmSync(pages, { recursive: true });
}

function write(name, content) {
  writeFileSync(join(folder, name), content);
  console.log(`${name}: ${Math.round(content.length / 1000)} kB`);
}
