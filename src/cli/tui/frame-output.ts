/** How Ink 6 takes back its last frame before it writes the next: line by line, upwards. */
// oxlint-disable-next-line no-control-regex -- those are the characters that steer a terminal
const TAKE_BACK = /^(?:\u001b\[2K(?:\u001b\[1A|\u001b\[G))+/;

/**
 * The terminal as Ink sees it, for a view that has the whole screen. Frames are put at their place and only where they
 * differ from the last one, so that nothing flickers and nothing of another size is left over. To Ink the terminal is of
 * boundless height: it would clear scrollback and all where a frame does not fit any more.
 */
export function frameOutput(stdout: NodeJS.WriteStream): {
  readonly stream: NodeJS.WriteStream;
  /** Stops listening to the size of the terminal. */
  readonly close: () => void;
} {
  let shown: readonly string[] | undefined;
  const forget = (): void => {
    shown = undefined;
  };
  stdout.on('resize', forget);
  const write = (text: unknown, ...rest: never[]): boolean => {
    const content = String(text).replace(TAKE_BACK, '');
    if (!content.includes('\n')) return stdout.write(content, ...rest);
    const rows = content.replace(/\n$/, '').split('\n').slice(0, stdout.rows);
    // Erased first: at the end of a full row the cursor stands on its last cell.
    const changes = rows.map((row, i) => (row === shown?.[i] ? '' : `${placeOf(i)}\u001b[K${row}`)).join('');
    const below = rows.length === shown?.length ? '' : `${placeOf(rows.length)}\u001b[J`;
    shown = rows;
    return stdout.write(changes + below, ...rest);
  };
  const stream = new Proxy(stdout, {
    get(target, property) {
      if (property === 'rows') return Number.MAX_SAFE_INTEGER;
      if (property === 'write') return write;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { stream, close: () => void stdout.off('resize', forget) };
}

/** Moves the cursor to the beginning of a row, the first being 0. */
function placeOf(row: number): string {
  return `\u001b[${row + 1};1H`;
}
