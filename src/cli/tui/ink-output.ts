/**
 * The stream as Ink sees it: of boundless height. Where a terminal becomes lower than the last frame, Ink 6 would clear
 * the screen together with the scrollback before the view has drawn itself anew.
 */
export function inkOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(target, property) {
      if (property === 'rows') return Number.MAX_SAFE_INTEGER;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
