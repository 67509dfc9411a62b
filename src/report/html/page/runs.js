// The table of runs: sort, filter, choose what is drawn.

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
