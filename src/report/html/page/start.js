// Brings the controls to life. Without it the page shows the picture and all tables.

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
for (const input of document.querySelectorAll('input[name="quantity"]'))
  input.addEventListener('change', () => {
    chart = data.charts[Number(input.value)];
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
