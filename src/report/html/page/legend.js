// Which line is what, its value under the crosshair, and buttons to hide it.

function sayValues() {
  if (!plot) return;
  const index = plot.cursor.idx;
  const x = index === null || index === undefined ? undefined : plot.data[0][index];
  byId('place').textContent = x === undefined ? '' : `at ${data.x} ${place(x)}`;
  for (const output of document.querySelectorAll('#legend [data-roles]')) {
    const run = Number(output.dataset.run);
    const values = output.dataset.roles.split(' ').flatMap((role) => {
      const part = groups.find(
        (one) => one.run === run && one.role === role && (one.edge ?? 'middle') === 'middle',
      );
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
  for (const [key, value] of Object.entries({ width: 26, height: 8, 'aria-hidden': 'true' }))
    svg.setAttribute(key, value);
  const look = {
    d: 'M1 4h24',
    stroke: name,
    'stroke-width': 2,
    ...(dash ? { 'stroke-dasharray': dash } : {}),
  };
  for (const [key, value] of Object.entries(look)) line.setAttribute(key, value);
  svg.append(line);
  return svg;
}

/** Buttons that show and hide: the curves of a single run, or the runs that are drawn. */
function legend() {
  const entries = single
    ? [
        ...chart.runs[0].curves.map(({ role, label }) => ({
          run: 0,
          roles: role,
          text: label,
          pressed: !hiddenRoles.has(role),
          stroke: colour(role),
          dash: role === 'train' ? '5 3' : '',
          toggle: () => flip(hiddenRoles, role),
        })),
        ...(chart.runs[0].fit
          ? [
              {
                run: 0,
                roles: 'fit',
                text: 'fitted move, 95 % of t50',
                pressed: !hiddenRoles.has('fit'),
                stroke: colour('fit'),
                dash: '2 3',
                toggle: () => flip(hiddenRoles, 'fit'),
              },
            ]
          : []),
      ]
    : [...shown].filter(isDrawable).map((run) => ({
        run,
        roles: 'train test',
        text: `${run + 1} ${data.names[run]}`,
        pressed: true,
        stroke: runColour(run),
        dash: '',
        toggle: () => pick(run, false),
      }));
  const list = byId('legend');
  const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(
    ...entries.map(({ run, roles, text, pressed, stroke, dash, toggle }) => {
      const [item, button, words, value] = ['li', 'button', 'span', 'span'].map((tag) =>
        document.createElement(tag),
      );
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
