// Makes the page answer: zoom, crosshair, picks, filter, sort. Without it the page shows the picture and all tables.
{
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const RUN_COLOURS = 6;
  const MOST_AT_FIRST = 6;
  const single = data.runs.length === 1;
  const rows = [...document.querySelectorAll('#runs tbody tr')];
  const drawable = data.runs.flatMap(({ curves }, run) => (curves.length > 0 ? [run] : []));
  const shown = new Set(drawable.slice(0, MOST_AT_FIRST));
  const hiddenRoles = new Set();
  /** Places in the palette of the runs that are drawn; a run takes the first that is free. */
  const slots = new Map();
  let isLog = true;
  let plot = null;
  let groups = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const runColour = (run) => colour(`run${slots.get(run) % RUN_COLOURS}`);
  const whole = (value) => Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const place = (x) => (Math.abs(x) >= 100 ? whole(x) : String(Number(x.toPrecision(3))));
  const compact = (value) => {
    for (const [unit, suffix] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']])
      if (Math.abs(value) >= unit) return Number((value / unit).toPrecision(3)) + suffix;
    return String(Number(value.toPrecision(3)));
  };
  const reading = (value) => {
    if (value === undefined || value === null) return '–';
    return data.y.percent ? `${Number((value * 100).toFixed(1))} %` : String(Number(value.toPrecision(4)));
  };

  /** Round places between two ends: 1, 2 and 5 times powers of ten, powers alone where those are many. */
  function roundPlaces(min, max, isLogAxis, count) {
    if (!(max > min)) return [min];
    const decades = Math.log10(max / min);
    if (isLogAxis && decades >= 0.7) {
      const stride = Math.max(1, Math.ceil(decades / count));
      const multiples = decades < count / 2.5 ? [1, 2, 5] : [1];
      const places = [];
      for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power += 1)
        if (power % stride === 0)
          for (const multiple of multiples) places.push(Number((multiple * 10 ** power).toPrecision(3)));
      return places.filter((place_) => place_ >= min && place_ <= max);
    }
    const rough = (max - min) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((multiple) => multiple * power).find((size) => size >= rough);
    const first = Math.ceil(min / step - 1e-9);
    const last = Math.floor(max / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  }

  /** Tables of x and y for uPlot, and what each of its series is. */
  function seriesOf() {
    const parts = [];
    for (const run of shown) {
      const { curves, fit } = data.runs[run];
      for (const { role, label, x, y } of curves)
        if (!hiddenRoles.has(role)) parts.push({ run, role, label, x, y });
      if (fit && single && !hiddenRoles.has('fit'))
        for (const edge of ['high', 'low', 'middle'])
          parts.push({ run, role: 'fit', edge, label: 'fitted move, 95 % of t50', x: fit.x, y: fit[edge] });
    }
    return parts.map((part) => {
      const skip = isLog ? part.x.findIndex((x) => x > 0) : 0;
      const isEmpty = skip < 0;
      return { ...part, x: isEmpty ? [] : part.x.slice(skip), y: isEmpty ? [] : part.y.slice(skip) };
    }).filter(({ x }) => x.length > 0);
  }

  function seriesOptions({ run, role, edge }) {
    const stroke = single ? colour(role) : runColour(run);
    if (role === 'fit')
      return { stroke, width: edge === 'middle' ? 1.4 : 0, dash: [2, 4], points: { show: false }, spanGaps: true };
    return {
      stroke,
      width: role === 'test' ? 2 : 1.6,
      ...(role === 'train' ? { dash: [6, 4] } : {}),
      points: { show: false },
      spanGaps: true,
    };
  }

  function draw() {
    const host = byId('plot');
    const kept = zoomed();
    plot?.destroy();
    takeSlots();
    groups = seriesOf();
    const tables = groups.map(({ x, y }) => [x, y]);
    const joined = tables.length > 0 ? uPlot.join(tables) : [[]];
    const fitAt = groups.findIndex(({ edge }) => edge === 'high');
    const axis = {
      stroke: colour('dim'),
      grid: { stroke: colour('grid'), width: 1 },
      ticks: { stroke: colour('dim'), width: 1, size: 5 },
      font: '12px system-ui, sans-serif',
      labelFont: '12px system-ui, sans-serif',
      labelSize: 20,
      filter: (_, places) => places,
    };
    const across = Math.max(3, Math.floor(host.clientWidth / 90));
    plot = new uPlot(
      {
        width: host.clientWidth,
        height: Math.max(280, Math.min(420, Math.round(host.clientWidth * 0.5))),
        legend: { show: false },
        padding: [topRoom(), 12, 0, 0],
        cursor: { drag: { x: true, y: false, setScale: true }, focus: { prox: -1 } },
        scales: {
          x: { time: false, distr: isLog ? 3 : 1, range: (_, min, max) => (min === max ? [min, min + 1] : [min, max]) },
          y: data.y.percent ? { range: [-0.02, 1.02] } : { distr: data.y.log ? 3 : 1 },
        },
        series: [{}, ...groups.map(seriesOptions)],
        bands: fitAt < 0 ? [] : [{ series: [fitAt + 1, fitAt + 2], fill: `${colour('fit')}40` }],
        axes: [
          {
            ...axis,
            label: `${data.x}${isLog ? ', log scale' : ''}`,
            size: 34,
            splits: (_, __, min, max) => roundPlaces(min, max, isLog, across),
            values: (_, places) => places.map(compact),
          },
          {
            ...axis,
            label: data.y.title,
            size: 52,
            splits: (_, __, min, max) => roundPlaces(Math.max(min, data.y.percent ? 0 : min), max, data.y.log, 6),
            values: (_, places) => places.map((value) => (data.y.percent ? `${Math.round(value * 100)} %` : compact(value))),
          },
        ],
        hooks: { draw: [drawMarks], setScale: [sayWindow], setCursor: [sayValues] },
      },
      joined,
      host,
    );
    if (kept) setWindow(kept);
    legend();
    sayWindow();
  }

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

  /** The part of the axis that is shown, where that is not all of it. */
  function zoomed() {
    if (!plot || plot.data[0].length === 0) return undefined;
    const { min, max } = plot.scales.x;
    const [low, high] = extent();
    return (min > low || max < high) && (min > 0 || !isLog) ? [min, max] : undefined;
  }

  /** Marks of a single run have a label each, in rows of their own; those of several only a line at t50. */
  function namedMarks() {
    return [...shown].flatMap((run) =>
      data.runs[run].marks
        .filter(({ kind }) => (single ? kind !== 't10' && kind !== 't90' : kind === 't50'))
        .map((mark) => ({ ...mark, run })),
    );
  }

  function topRoom() {
    return single ? 14 + 16 * namedMarks().length : 14;
  }

  const MARK_COLOURS = { memorised: 'train', t50: 'test', theory: 'theory', forecast: 'forecast' };

  function drawMarks(u) {
    const { ctx, bbox } = u;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    ctx.textBaseline = 'middle';
    namedMarks().forEach(({ kind, label, x, run }, row) => {
      if (x < u.scales.x.min || x > u.scales.x.max) return;
      const across = Math.round(u.valToPos(x, 'x', true));
      const y = single ? bbox.top - (namedMarks().length - row - 0.3) * 16 * ratio : bbox.top;
      ctx.strokeStyle = ctx.fillStyle = single ? colour(MARK_COLOURS[kind]) : runColour(run);
      ctx.globalAlpha = 0.7;
      ctx.lineWidth = ratio;
      ctx.setLineDash([2 * ratio, 3 * ratio]);
      ctx.beginPath();
      ctx.moveTo(across, y);
      ctx.lineTo(across, bbox.top + bbox.height);
      ctx.stroke();
      ctx.globalAlpha = 1;
      if (!single) return;
      const isLeft = across > bbox.left + bbox.width * 0.55;
      ctx.textAlign = isLeft ? 'right' : 'left';
      const text = across + (isLeft ? -6 : 6) * ratio;
      ctx.setLineDash([]);
      ctx.lineWidth = 4 * ratio;
      ctx.strokeStyle = colour('ground');
      ctx.strokeText(label, text, y);
      ctx.fillText(label, text, y);
    });
    if (!single) drawNumbers(u);
    ctx.restore();
  }

  /** The number of each run at the end of its test curve, as a cue beside its colour. */
  function drawNumbers(u) {
    const { ctx } = u;
    const ratio = devicePixelRatio;
    groups.forEach(({ run, role, x, y }, order) => {
      if (role !== 'test') return;
      let last = x.length - 1;
      while (last > 0 && x[last] > u.scales.x.max) last -= 1;
      const across = u.valToPos(x[last], 'x', true) - (6 + (order % 6) * 16) * ratio;
      const down = u.valToPos(y[last], 'y', true);
      ctx.fillStyle = colour('ground');
      ctx.beginPath();
      ctx.arc(across, down, 7.5 * ratio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.fillStyle = runColour(run);
      ctx.textAlign = 'center';
      ctx.font = `600 ${11 * ratio}px system-ui, sans-serif`;
      ctx.fillText(String(run + 1), across, down);
    });
  }

  function sayWindow() {
    if (!plot) return;
    const { min, max } = plot.scales.x;
    byId('window').textContent =
      min === undefined || min === null ? 'No run is drawn.' : `${data.x} ${place(min)} to ${place(max)}`;
  }

  function sayValues() {
    if (!plot) return;
    const index = plot.cursor.idx;
    const x = index === null || index === undefined ? undefined : plot.data[0][index];
    byId('place').textContent = x === undefined ? '' : `at ${data.x} ${place(x)}`;
    for (const output of document.querySelectorAll('#legend [data-roles]')) {
      const run = Number(output.dataset.run);
      const values = output.dataset.roles.split(' ').flatMap((role) => {
        const part = groups.find((one) => one.run === run && one.role === role && (one.edge ?? 'middle') === 'middle');
        return part && x !== undefined ? [reading(valueAt(part, x))] : [];
      });
      output.textContent = values.join(' / ');
    }
  }

  /** The last value at or before a place. */
  function valueAt({ x, y }, place_) {
    let [low, high] = [0, x.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x[middle] <= place_) low = middle + 1;
      else high = middle;
    }
    return y[low - 1];
  }

  function sample(name, dash) {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    const line = document.createElementNS(ns, 'path');
    for (const [key, value] of Object.entries({ width: 26, height: 8, 'aria-hidden': 'true' })) svg.setAttribute(key, value);
    const look = { d: 'M1 4h24', stroke: name, 'stroke-width': 2, ...(dash ? { 'stroke-dasharray': dash } : {}) };
    for (const [key, value] of Object.entries(look)) line.setAttribute(key, value);
    svg.append(line);
    return svg;
  }

  /** Buttons that show and hide: the curves of a single run, or the runs that are drawn. */
  function legend() {
    const entries = single
      ? [
          ...data.runs[0].curves.map(({ role, label }) => ({ run: 0, roles: role, text: label, pressed: !hiddenRoles.has(role), stroke: colour(role), dash: role === 'train' ? '5 3' : '', toggle: () => flip(hiddenRoles, role) })),
          ...(data.runs[0].fit ? [{ run: 0, roles: 'fit', text: 'fitted move, 95 % of t50', pressed: !hiddenRoles.has('fit'), stroke: colour('fit'), dash: '2 3', toggle: () => flip(hiddenRoles, 'fit') }] : []),
        ]
      : [...shown].map((run) => ({ run, roles: 'train test', text: `${run + 1} ${data.runs[run].name}`, pressed: true, stroke: runColour(run), dash: '', toggle: () => pick(run, false) }));
    const list = byId('legend');
    const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
    list.replaceChildren(
      ...entries.map(({ run, roles, text, pressed, stroke, dash, toggle }) => {
        const [item, button, words, value] = ['li', 'button', 'span', 'span'].map((tag) => document.createElement(tag));
        button.type = 'button';
        button.setAttribute('aria-pressed', String(pressed));
        words.textContent = text;
        value.className = 'value';
        value.dataset.run = run;
        value.dataset.roles = roles;
        button.append(sample(stroke, dash), words, value);
        button.addEventListener('click', toggle);
        item.append(button);
        return item;
      }),
    );
    list.children[Math.min(focused, list.children.length - 1)]?.firstChild.focus();
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

  /** Narrows or widens the window around its middle, or moves it, as far as there is data. */
  function zoom(factor, shift = 0) {
    const [forward, back] = isLog ? [Math.log, Math.exp] : [(v) => v, (v) => v];
    const [low, high] = extent().map(forward);
    const [from, to] = [plot.scales.x.min, plot.scales.x.max].map(forward);
    const half = Math.min((high - low) / 2, ((to - from) / 2) * factor);
    const middle = Math.min(high - half, Math.max(low + half, (from + to) / 2 + shift * (to - from)));
    setWindow([back(middle - half), back(middle + half)]);
  }

  const extent = () => {
    const xs = plot.data[0];
    return [xs[0], xs[xs.length - 1]];
  };

  function setWindow(next) {
    if (plot.data[0].length === 0) return;
    const [min, max] = next ?? extent();
    plot.setScale('x', { min, max });
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

  function sortBy(header) {
    const column = [...header.parentNode.children].indexOf(header);
    const direction = header.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of header.parentNode.children) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
    const key = (row) => row.children[column].dataset.value ?? row.children[column].textContent;
    const isNumeric = header.classList.contains('number');
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === '' || y === '') return (x === '') - (y === '');
      return direction * (isNumeric ? Number(x) - Number(y) : x.localeCompare(y, 'en', { numeric: true }));
    };
    document.querySelector('#runs tbody').append(...rows.toSorted(compare));
  }

  function filter() {
    const words = byId('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const left = rows.filter((row) => !row.hidden).length;
    byId('count').textContent = `${left} of ${rows.length} runs`;
  }

  function drawListed(isShown) {
    shown.clear();
    for (const row of rows) {
      const box = row.querySelector('input');
      const run = Number(box.dataset.run);
      box.checked = isShown && !row.hidden && !box.disabled;
      if (box.checked) shown.add(run);
    }
    draw();
  }

  byId('live').hidden = false;
  byId('static').hidden = true;
  draw();
  byId('zoom-in').addEventListener('click', () => zoom(0.5));
  byId('zoom-out').addEventListener('click', () => zoom(2));
  byId('reset').addEventListener('click', () => setWindow());
  for (const input of document.querySelectorAll('input[name="axis"]'))
    input.addEventListener('change', () => {
      isLog = input.value === 'log';
      draw();
    });
  byId('plot').addEventListener('keydown', (event) => {
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || plot.data[0].length === 0) return;
    event.preventDefault();
    action(event.shiftKey);
  });
  if (rows.length > 0) {
    for (const element of document.querySelectorAll('#runs .script')) element.hidden = false;
    for (const input of document.querySelectorAll('#runs input[data-run]')) {
      input.checked = shown.has(Number(input.dataset.run));
      input.addEventListener('change', () => pick(Number(input.dataset.run), input.checked));
    }
    for (const button of document.querySelectorAll('#runs thead button'))
      button.addEventListener('click', () => sortBy(button.parentNode));
    byId('filter').addEventListener('input', filter);
    byId('draw-listed').addEventListener('click', () => drawListed(true));
    byId('draw-none').addEventListener('click', () => drawListed(false));
    filter();
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  let width = byId('plot').clientWidth;
  new ResizeObserver(() => {
    if (byId('plot').clientWidth === width) return;
    width = byId('plot').clientWidth;
    plot.setSize({ width, height: plot.height });
  }).observe(byId('plot'));
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
