// What the diagnosis names, drawn over the chart.

/** Marks of a single run have a label each, in rows of their own; those of several only a line at t50. */
function namedMarks() {
  return [...shown].flatMap((run) =>
    chart.runs[run].marks
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
