const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/** The tables of an HTML text, each as CSV. Rows of dots, which stand for rows that were left out, are not copied. */
export function tablesIn(html: string): string[] {
  return html
    .split(/<table\b/i)
    .slice(1)
    .map((table) => rowsOf(table).map(csvLine).join('\n'))
    .filter((csv) => csv !== '');
}

function rowsOf(table: string): string[][] {
  return table
    .split(/<tr\b/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[hd]\b[^<>]*>/i)
        .slice(1)
        .map(textOf),
    )
    .filter((cells) => cells.length > 0 && !cells.some((cell) => cell === '...'));
}

function textOf(cell: string): string {
  const [content = ''] = cell.split(/<\/t[hd]>/i, 1);
  return content
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
