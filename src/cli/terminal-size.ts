/** Cells of a terminal. */
interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

const USUAL: TerminalSize = { columns: 80, rows: 24 };

/** The size of the terminal behind a stream; the usual one where there is none, or it does not say: serial lines are 0×0. */
export function terminalSize({
  columns,
  rows,
}: Partial<Pick<NodeJS.WriteStream, 'columns' | 'rows'>>): TerminalSize {
  return { columns: columns || USUAL.columns, rows: rows || USUAL.rows };
}
