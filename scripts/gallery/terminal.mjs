// Writes the pictures of docs/view.md: `node scripts/gallery/terminal.mjs`. Needs dist/ and tmux, in which the view is opened.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import headless from '@xterm/headless';
import { simulate } from '../../dist/reference-models/index.js';
import { writeRun } from '../../dist/writers/index.js';

const root = new URL('../..', import.meta.url).pathname;
const size = { columns: 104, rows: 32 };
const CELL = { width: 8, height: 17 };
/** The sixteen colours of a dark terminal. */
const PALETTE = (
  '#484f58 #ff7b72 #3fb950 #e3b341 #58a6ff #d2a8ff #39c5cf #b1bac4 ' +
  '#6e7681 #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #f0f6fc'
).split(' ');
const INK = '#c9d1d9';
const DIM = '#8b949e';

/** Column and row of each dot of a braille cell, by its bit. */
const DOTS = ['0 0', '0 1', '0 2', '1 0', '1 1', '1 2', '0 3', '1 3'].map((place) =>
  place.split(' ').map(Number),
);

/** Pictures with the folder that the view opens on and the keys that are pressed, as tmux names them. */
const PICTURES = {
  'view-one-run': ['modular-addition', ['n', 'n', 'n']],
  'view-zoomed': ['modular-addition', ['z', 'y', 's', 'Left']],
  'view-compared': ['sweep', ['v', 'G', 'S']],
  'view-table': ['sweep', ['Tab', 'o']],
};

const folder = mkdtempSync(join(tmpdir(), 'grokscope-gallery-'));
try {
  cpSync(join(root, 'fixtures/tensorboard-torch/modular-addition'), join(folder, 'modular-addition'), {
    recursive: true,
  });
  mkdirSync(join(folder, 'sweep'));
  for (const weightDecay of [0.003, 0.01, 0.03])
    for (const seed of [1, 2, 3, 4]) {
      const sparse = { samples: 128, dimension: 2000, alpha: 32, lr: 0.1, steps: 20_000 };
      const { run } = await simulate('diagonal-net', { ...sparse, weightDecay, seed });
      await writeRun(run, join(folder, `sweep/wd${weightDecay}-seed${seed}.csv`));
    }
  for (const [name, [path, keys]] of Object.entries(PICTURES))
    writeFileSync(join(root, `docs/gallery/${name}.svg`), pictureOf(await screenAfter(path, keys), name));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function tmux(...args) {
  const server = ['-L', `grokscope-gallery-${process.pid}`, '-f', '/dev/null'];
  return execFileSync('tmux', [...server, ...args], { encoding: 'utf8' });
}

/** Waits until the screen stays as it is. */
async function settled() {
  let before;
  for (let text = tmux('capture-pane', '-p'); text !== before; text = tmux('capture-pane', '-p')) {
    before = text;
    await sleep(700);
  }
}

/** The cells of the screen after some keys, in a tmux server of its own. */
async function screenAfter(path, keys) {
  const command = `env -u CI -u NO_COLOR LANG=C.UTF-8 TERM=screen-256color ${process.execPath} ${root}dist/cli/main.js ${path}`;
  tmux(
    'new-session',
    '-d',
    '-x',
    size.columns,
    '-y',
    size.rows,
    '-c',
    folder,
    command,
    ';',
    'set',
    'status',
    'off',
  );
  try {
    tmux('resize-window', '-x', size.columns, '-y', size.rows);
    while (!tmux('capture-pane', '-p').includes('quit')) await sleep(100);
    for (const key of keys) {
      tmux('send-keys', key);
      await settled();
    }
    const terminal = new headless.Terminal({
      cols: size.columns,
      rows: size.rows,
      allowProposedApi: true,
      convertEol: true,
    });
    await new Promise((resolve) => {
      terminal.write(tmux('capture-pane', '-p', '-e').replace(/\n$/, ''), resolve);
    });
    return terminal.buffer.active;
  } finally {
    tmux('kill-server');
  }
}

function pictureOf(buffer, name) {
  const rows = Array.from({ length: size.rows }, (_, row) => rowOf(buffer.getLine(row), row)).join('');
  const [width, height] = [size.columns * CELL.width + 20, size.rows * CELL.height + 16];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="grokscope in a terminal: ${name.slice(5).replaceAll('-', ' ')}">
<rect width="100%" height="100%" rx="6" fill="#0d1117"/>
<g transform="translate(10 8)" font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="13" xml:space="preserve" stroke-linecap="round">
${rows}</g>
</svg>
`;
}

/** Text by words, each at its column; braille as its dots, which every reader then sees alike. */
function rowOf(line, row) {
  const words = [];
  const dots = new Map();
  for (let column = 0; column < size.columns; column++) {
    const cell = line.getCell(column);
    const text = cell.getChars();
    const colour = cell.isFgPalette() ? PALETTE[cell.getFgColor()] : cell.isDim() ? DIM : INK;
    const code = text.codePointAt(0) ?? 32;
    if (code > 0x2800 && code <= 0x28ff)
      dots.set(colour, (dots.get(colour) ?? '') + dotsOf(code - 0x2800, column, row));
    else if (text.trim() !== '') {
      const last = words.at(-1);
      const style = `fill="${colour}"${cell.isBold() ? ' font-weight="bold"' : ''}`;
      if (last?.style === style && last.end === column)
        Object.assign(last, { text: last.text + text, end: column + 1 });
      else words.push({ column, text, style, end: column + 1 });
    }
  }
  const y = row * CELL.height + 13;
  const texts = words.map(({ column, text, style, end }) => {
    const length = (end - column) * CELL.width;
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<text x="${column * CELL.width}" y="${y}" textLength="${length}" ${style}>${escaped}</text>\n`;
  });
  const paths = [...dots].map(
    ([colour, path]) => `<path d="${path}" stroke="${colour}" stroke-width="2.4"/>\n`,
  );
  return [...texts, ...paths].join('');
}

/** Dots of a braille cell as lines without length. */
function dotsOf(bits, column, row) {
  return DOTS.filter((_, bit) => bits & (1 << bit))
    .map(
      ([x, y]) => `M${column * CELL.width + 2 + 4 * x} ${(row * CELL.height + 2.1 + 4.25 * y).toFixed(1)}h0`,
    )
    .join('');
}
