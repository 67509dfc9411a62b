import { terminalSize } from '../terminal-size.js';

/** How Ink 6 takes back its last frame before it writes the next: line by line, upwards. */
// oxlint-disable-next-line no-control-regex -- those are the characters that steer a terminal
const TAKE_BACK = /^(?:\u001b\[2K(?:\u001b\[1A|\u001b\[G))+/;

/** As many rows are known by their tickets, many times what a screen has. */
const MOST_TICKETS = 2000;

/**
 * The terminal as Ink sees it, for a view that has the whole screen. Frames are put at their place and only where they
 * differ from the last one, so that nothing flickers and nothing of another size is left over. To Ink the terminal is of
 * boundless height: it would clear scrollback and all where a frame does not fit any more.
 *
 * Ink is given a ticket in place of each row, and the row is put in when the frame is written: Ink 6 takes every frame
 * apart into cells and puts it together again, which costs more than all else that a key does.
 */
export function frameOutput(stdout: NodeJS.WriteStream): {
  readonly stream: NodeJS.WriteStream;
  /** What stands for a row until it is written; the same for the same row. */
  readonly ticketOf: (row: string) => string;
  /** Writes the last frame again, all of it. */
  readonly redraw: () => void;
  /** Stops listening to the size of the terminal. */
  readonly close: () => void;
} {
  const tickets = new Map<string, string>();
  const rowsOf = new Map<string, string>();
  let count = 0;
  const ticketOf = (row: string): string => {
    const ticket = tickets.get(row) ?? (count += 1).toString(36);
    tickets.delete(row);
    tickets.set(row, ticket);
    rowsOf.set(ticket, row);
    const [oldest] = tickets;
    if (tickets.size > MOST_TICKETS && oldest) {
      tickets.delete(oldest[0]);
      rowsOf.delete(oldest[1]);
    }
    return ticket;
  };

  let shown: readonly string[] | undefined;
  const forget = (): void => {
    shown = undefined;
  };
  stdout.on('resize', forget);
  const write = (text: unknown, ...rest: never[]): boolean => {
    const content = String(text).replace(TAKE_BACK, '');
    if (!content.includes('\n')) return stdout.write(content, ...rest);
    const rows = content
      .replace(/\n$/, '')
      .split('\n')
      .slice(0, terminalSize(stdout).rows)
      .map((ticket) => rowsOf.get(ticket) ?? ticket);
    return put(rows, ...rest);
  };
  const put = (rows: readonly string[], ...rest: never[]): boolean => {
    // Erased first: at the end of a full row the cursor stands on its last cell.
    const changes = rows.map((row, i) => (row === shown?.[i] ? '' : `${placeOf(i)}\u001b[K${row}`)).join('');
    const below = rows.length === shown?.length ? '' : `${placeOf(rows.length)}\u001b[J`;
    shown = rows;
    return stdout.write(changes + below, ...rest);
  };
  const redraw = (): void => {
    const rows = shown ?? [];
    shown = undefined;
    put(rows);
  };
  const stream = new Proxy(stdout, {
    get(target, property) {
      if (property === 'rows') return Number.MAX_SAFE_INTEGER;
      if (property === 'write') return write;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { stream, ticketOf, redraw, close: () => void stdout.off('resize', forget) };
}

/** Moves the cursor to the beginning of a row, the first being 0. */
function placeOf(row: number): string {
  return `\u001b[${row + 1};1H`;
}
