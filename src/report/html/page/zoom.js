// The part of the axis that is shown, by buttons and keys; dragging is uPlot's.

const extent = () => {
  const xs = plot.data[0];
  return [xs[0], xs[xs.length - 1]];
};

/** The part of the axis that is shown, where that is not all of it. */
function zoomed() {
  if (!plot || plot.data[0].length === 0) return undefined;
  const { min, max } = plot.scales.x;
  const [low, high] = extent();
  return (min > low || max < high) && (min > 0 || !isLog) ? [min, max] : undefined;
}

function sayWindow() {
  if (!plot) return;
  const { min, max } = plot.scales.x;
  byId('window').textContent =
    min === undefined || min === null ? 'No run is drawn.' : `${data.x} ${place(min)} to ${place(max)}`;
}

function setWindow(next) {
  if (plot.data[0].length === 0) return;
  const [min, max] = next ?? extent();
  plot.setScale('x', { min, max });
}

/** Narrows or widens the window around its middle, or moves it, as far as there is data. */
function zoom(factor, shift = 0) {
  const [forward, back] = isLog ? [Math.log, Math.exp] : [(v) => v, (v) => v];
  const [low, high] = extent().map(forward);
  const [from, to] = [plot.scales.x.min, plot.scales.x.max].map(forward);
  const half = Math.min((high - low) / 2, ((to - from) / 2) * factor);
  const middle = Math.min(high - half, Math.max(low + half, (from + to) / 2 + shift * (to - from)));
  setWindow([back(middle - half), back(middle + half)]);
}

function moveCursor(by) {
  const xs = plot.data[0];
  const now = plot.cursor.idx ?? xs.findIndex((x) => x >= plot.scales.x.min);
  let next = now;
  const start = plot.valToPos(xs[now], 'x');
  do next += Math.sign(by);
  while (next > 0 && next < xs.length - 1 && Math.abs(plot.valToPos(xs[next], 'x') - start) < Math.abs(by));
  next = Math.max(0, Math.min(xs.length - 1, next));
  plot.setCursor({ left: plot.valToPos(xs[next], 'x'), top: plot.over.clientHeight / 2 });
}

const KEYS = {
  ArrowLeft: (shift) => (shift ? zoom(1, -0.25) : moveCursor(-4)),
  ArrowRight: (shift) => (shift ? zoom(1, 0.25) : moveCursor(4)),
  '+': () => zoom(0.5),
  '=': () => zoom(0.5),
  '-': () => zoom(2),
  0: () => setWindow(),
};
