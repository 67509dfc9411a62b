import type { Line } from '../../report/lines.js';

/** One page of lines, and how many pages there are; a page that does not exist is the last. */
export function pageOf(
  lines: readonly Line[],
  page: number,
  rows: number,
): { readonly shown: readonly Line[]; readonly page: number; readonly pages: number } {
  const size = Math.max(1, rows);
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const current = Math.min(page, pages - 1);
  return { shown: rows < 1 ? [] : lines.slice(current * size, (current + 1) * size), page: current, pages };
}
