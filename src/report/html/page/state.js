// What the page has and what of it is shown. The parts of this folder make one script, in the order of page-script.ts.

const data = JSON.parse(document.getElementById('data').textContent);

const byId = (id) => document.getElementById(id);

const RUN_COLOURS = 6;

const MOST_AT_FIRST = 6;

/** The quantity that is drawn. */
let chart = data.charts[0];

const single = data.names.length === 1;

const rows = [...document.querySelectorAll('#runs tbody tr')];

const isDrawable = (run) => chart.runs[run].curves.length > 0;

const shown = new Set(
  data.names
    .map((_, run) => run)
    .filter(isDrawable)
    .slice(0, MOST_AT_FIRST),
);

const hiddenRoles = new Set();

/** Places in the palette of the runs that are drawn; a run takes the first that is free. */
const slots = new Map();

let isLog = true;

let plot = null;

let groups = [];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const runColour = (run) => colour(`run${slots.get(run) % RUN_COLOURS}`);

function takeSlots() {
  for (const run of slots.keys()) if (!shown.has(run)) slots.delete(run);
  const taken = new Set(slots.values());
  let free = 0;
  for (const run of shown) {
    if (slots.has(run)) continue;
    while (taken.has(free)) free += 1;
    taken.add(free);
    slots.set(run, free);
  }
}

function flip(set, value) {
  if (!set.delete(value)) set.add(value);
  draw();
}

function pick(run, isShown) {
  if (isShown) shown.add(run);
  else shown.delete(run);
  const box = document.querySelector(`#runs input[data-run="${run}"]`);
  if (box) box.checked = isShown;
  draw();
}
