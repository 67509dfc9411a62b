// A plain line chart over a logarithmic step axis, as SVG text: enough to lay the paper's curves over ours.

const size = { width: 820, height: 300, left: 56, right: 16, top: 30, bottom: 40 };

/** One panel: `lines` are { curve, color, dashed, label }, all on one linear y axis of the given range. */
export function panel({ title, yLabel, range: [low, high], steps: [first, last], lines }, offset) {
  const x = (step) =>
    size.left +
    ((size.width - size.left - size.right) * Math.log(Math.max(step, first) / first)) /
      Math.log(last / first);
  const y = (value) =>
    offset + size.top + (size.height - size.top - size.bottom) * (1 - (value - low) / (high - low));
  const decades = Array.from({ length: Math.floor(Math.log10(last / first)) + 1 }, (_, i) => first * 10 ** i);
  const levels = Array.from({ length: 5 }, (_, i) => low + ((high - low) * i) / 4);
  const [x0, x1, y0, y1] = [x(first), x(last), y(low), y(high)];
  const grid = [
    ...decades.map((step) => `<path class="grid" d="M${x(step)},${y0}V${y1}"/>`),
    ...levels.map((level) => `<path class="grid" d="M${x0},${y(level)}H${x1}"/>`),
  ];
  const ticks = [
    ...decades.map(
      (step) => `<text x="${x(step)}" y="${y0 + 16}" text-anchor="middle">${step.toExponential(0)}</text>`,
    ),
    ...levels.map(
      (level) => `<text x="${x0 - 6}" y="${y(level) + 4}" text-anchor="end">${round(level)}</text>`,
    ),
  ];
  const paths = lines.map(({ curve, color, dashed }) => {
    const points = curve.steps
      .map((step, i) => [step, curve.values[i]])
      .filter(([step]) => step >= first)
      .map(([step, value]) => `${x(step).toFixed(1)},${y(Math.min(high, Math.max(low, value))).toFixed(1)}`);
    return `<polyline points="${points.join(' ')}" stroke="${color}"${dashed ? ' stroke-dasharray="6 4"' : ''}/>`;
  });
  const legend = lines.map(
    ({ label, color, dashed }, i) =>
      `<path class="line" stroke="${color}"${dashed ? ' stroke-dasharray="6 4"' : ''} d="M${x0 + 290 + i * 110},${y1 - 14}h24"/>` +
      `<text x="${x0 + 318 + i * 110}" y="${y1 - 10}">${label}</text>`,
  );
  return [
    `<text class="title" x="${x0}" y="${y1 - 10}">${title}</text>`,
    ...grid,
    ...ticks,
    `<text x="${(x0 + x1) / 2}" y="${y0 + 32}" text-anchor="middle">step</text>`,
    `<text transform="translate(14,${(y0 + y1) / 2}) rotate(-90)" text-anchor="middle">${yLabel}</text>`,
    ...paths,
    ...legend,
  ].join('\n');
}

/** All panels, one below the other. */
export function picture(panels) {
  const height = size.height * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}">
<style>text{font:11px sans-serif;fill:#222}.title{font-weight:bold;font-size:13px}.grid{stroke:#ddd}polyline,.line{fill:none;stroke-width:1.8}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.map((one, i) => panel(one, i * size.height)).join('\n')}
</svg>
`;
}

function round(value) {
  return Number(value.toPrecision(3));
}
