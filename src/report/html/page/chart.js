// The chart: its series, axes and scales.

/** Tables of x and y for uPlot, and what each of its series is. */
function seriesOf() {
  const parts = [];
  for (const run of shown) {
    const { curves, fit } = chart.runs[run];
    for (const { role, label, x, y } of curves)
      if (!hiddenRoles.has(role)) parts.push({ run, role, label, x, y });
    if (fit && !hiddenRoles.has('fit'))
      for (const edge of ['high', 'low', 'middle'])
        parts.push({ run, role: 'fit', edge, label: 'fitted move, 95 % of t50', x: fit.x, y: fit[edge] });
  }
  return parts
    .map((part) => {
      const skip = isLog ? part.x.findIndex((x) => x > 0) : 0;
      const isEmpty = skip < 0;
      return { ...part, x: isEmpty ? [] : part.x.slice(skip), y: isEmpty ? [] : part.y.slice(skip) };
    })
    .filter(({ x }) => x.length > 0);
}

function seriesOptions({ run, role, edge }) {
  const stroke = single ? colour(role) : runColour(run);
  if (role === 'fit')
    return {
      stroke,
      width: edge === 'middle' ? 1.4 : 0,
      dash: [2, 4],
      points: { show: false },
      spanGaps: true,
    };
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
        x: {
          time: false,
          distr: isLog ? 3 : 1,
          range: (_, min, max) => (min === max ? [min, min + 1] : [min, max]),
        },
        y: chart.y.percent ? { range: [-0.02, 1.02] } : { distr: chart.y.log ? 3 : 1 },
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
          label: chart.y.title,
          size: 52,
          splits: (_, __, min, max) =>
            roundPlaces(Math.max(min, chart.y.percent ? 0 : min), max, chart.y.log, 6),
          values: (_, places) =>
            places.map((value) => (chart.y.percent ? `${Math.round(value * 100)} %` : compact(value))),
        },
      ],
      hooks: { draw: [drawMarks], setScale: [sayWindow], setCursor: [sayValues] },
    },
    joined,
    host,
  );
  if (kept) setWindow(kept);
  legend();
  byId('absent').textContent = chart.absent;
  for (const box of document.querySelectorAll('#runs input[data-run]'))
    box.disabled = !isDrawable(Number(box.dataset.run));
  sayWindow();
}
