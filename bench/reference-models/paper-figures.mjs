// The paper's own runs: curves read from the figures of Lyu et al. 2023 against ours on the authors' data.
// Prints the table; `node paper-figures.mjs FILE.svg` also draws both.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { presets, simulate } from '../../dist/reference-models/index.js';
import { clockTimes, shelf, valueAt } from './curves.mjs';
import { picture } from './svg.mjs';

const published = new URL('../../../shared/paper-curves.json', import.meta.url);
if (!existsSync(published)) {
  console.log('skipped: the curves of the paper are not here (../shared/paper-curves.json)');
  process.exit(0);
}
const paper = JSON.parse(readFileSync(published, 'utf8'));

/** How far each figure may lie from the paper. */
const figures = [
  {
    name: 'fig1a',
    curve: 'test_accuracy',
    paperCurve: 'testAccuracy',
    plateauStep: 1e4,
    times: 0.01,
    range: [0.4, 1],
  },
  {
    name: 'fig1b',
    curve: 'test_accuracy',
    paperCurve: 'testAccuracy',
    plateauStep: 1e4,
    times: 0.02,
    range: [0.4, 1],
  },
  {
    name: 'fig3',
    curve: 'test_loss',
    paperCurve: 'testLoss',
    plateauStep: 1e4,
    times: 0.01,
    range: [0, 0.12],
  },
];

let failed = 0;
const panels = [];
console.log('| figure | quantity | paper | grokscope | difference | allowed |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const { name, curve, paperCurve, plateauStep, times, range } of figures) {
  const { model, settings } = presets.find((preset) => preset.name === name);
  const start = performance.now();
  const { run, truth } = await simulate(model, settings);
  const seconds = (performance.now() - start) / 1000;
  const column = (wanted) => {
    const { steps, values } = run.series.find((series) => series.name === wanted);
    return { steps: [...steps], values: [...values] };
  };
  const rate = settings.lr * settings.weightDecay;
  const theirs = paper[name].series[paperCurve];
  const ours = column(curve);
  const end = theirs.steps.at(-1);
  const [theirPlateau, ourPlateau] = [theirs, ours].map((one) => valueAt(one, plateauStep));
  const theirTimes = clockTimes(theirs, theirPlateau, rate);
  const ourTimes = clockTimes(ours, ourPlateau, rate);
  for (const [i, label] of ['s10', 's50', 's90'].entries())
    relative(name, label, theirTimes[i], ourTimes[i], times);
  absolute(name, 'plateau', theirPlateau, ourPlateau, 0.005);
  absolute(name, 'final level', theirs.values.at(-1), valueAt(ours, end), 0.005);
  const norm = column('weight_norm');
  relative(name, 'final norm', paper[name].series.norm.values.at(-1), valueAt(norm, end), 0.001);
  if (name === 'fig1a') {
    const [theirShelf, ourShelf] = [
      [theirs, theirTimes],
      [ours, ourTimes],
    ].map(([one, [s10, , s90]]) => shelf(one, [s10 / rate, s90 / rate], 0.06));
    const words = ({ start: s0, end: s1, low, high }) =>
      `${low.toFixed(3)}-${high.toFixed(3)} for s = ${(s0 * rate).toFixed(2)}-${(s1 * rate).toFixed(2)}`;
    const has = ourShelf.end / ourShelf.start > 1.1 && ourShelf.low < 0.75 && ourShelf.high > 0.75;
    row(name, 'shelf at 75 %', words(theirShelf), words(ourShelf), has ? 'there' : 'missing', 'there', has);
  }
  console.log(`| ${name} | seconds, verdict | | ${seconds.toFixed(2)}, ${truth.verdict} | | |`);
  const normRange = [0, Math.ceil(Math.max(...norm.values) / 10) * 10];
  panels.push({
    title: `${name}: ${curve.replace('_', ' ')}; norm over ${normRange[1]}`,
    yLabel: curve.replace('_', ' '),
    range,
    steps: [1, end],
    lines: [
      { curve: theirs, color: '#0072b2', label: 'paper' },
      { curve: ours, color: '#d55e00', dashed: true, label: 'grokscope' },
      {
        curve: scaled(paper[name].series.norm, normRange, range),
        color: '#999',
        label: 'paper, norm',
      },
      {
        curve: scaled(norm, normRange, range),
        color: '#222',
        dashed: true,
        label: 'grokscope, norm',
      },
    ],
  });
}
const [, , out] = process.argv;
if (out) {
  writeFileSync(out, picture(panels));
  console.log(`\ndrawn in ${out}`);
}
process.exitCode = failed > 0 ? 1 : 0;

/** A curve of another unit laid over the same panel. */
function scaled({ steps, values }, [low, high], [bottom, top]) {
  return { steps, values: values.map((value) => bottom + ((top - bottom) * (value - low)) / (high - low)) };
}

function relative(name, quantity, theirs, ours, allowed) {
  const difference = ours / theirs - 1;
  const ok = Math.abs(difference) <= allowed;
  row(
    name,
    quantity,
    number(theirs),
    number(ours),
    `${(100 * difference).toFixed(2)} %`,
    `${100 * allowed} %`,
    ok,
  );
}

function absolute(name, quantity, theirs, ours, allowed) {
  const difference = ours - theirs;
  row(
    name,
    quantity,
    number(theirs),
    number(ours),
    difference.toFixed(4),
    allowed,
    Math.abs(difference) <= allowed,
  );
}

function row(name, quantity, theirs, ours, difference, allowed, ok) {
  if (!ok) failed++;
  console.log(
    `| ${name} | ${quantity} | ${theirs} | ${ours} | ${difference}${ok ? '' : ' **over**'} | ${allowed} |`,
  );
}

function number(value) {
  return Number(value.toPrecision(5));
}
