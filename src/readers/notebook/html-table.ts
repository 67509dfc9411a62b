const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/** What a notebook shows as text. */
export interface ShownText {
  readonly text: string;
  /** Whether it may be a part of a longer table: rows were left out, or it is as long as what `head()` gives. */
  readonly isExcerpt: boolean;
}

const rowsOfHead = 5;

/** The tables of an HTML text, each as CSV. Rows of dots, which stand for rows that were left out, are not copied. */
export function tablesIn(html: string): ShownText[] {
  return html
    .split(/<table\b/i)
    .slice(1)
    .map((table): ShownText => {
      const rows = rowsOf(table);
      const whole = rows.filter((cells) => !cells.includes('...'));
      const isHead = rows[0]?.[0] === '' && rows.length <= 1 + rowsOfHead;
      return { text: whole.map(csvLine).join('\n'), isExcerpt: isHead || whole.length < rows.length };
    })
    .filter(({ text }) => text !== '');
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
    .filter((cells) => cells.length > 0);
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
