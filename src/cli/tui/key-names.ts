interface KeyFlags {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly escape: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

const NAMED: readonly (readonly [keyof KeyFlags, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['tab', 'tab'],
  // Terminals send the code of delete for the backspace key, and Ink 6 tells the two apart by it.
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
  ['escape', 'escape'],
];

/** Names of the keys in one input event. Fast typing arrives as several characters in one event. */
export function keyNames(input: string, key: KeyFlags): string[] {
  const named = NAMED.find(([flag]) => key[flag])?.[1];
  if (named === 'left' || named === 'right') return [key.shift ? `shift+${named}` : named];
  if (named) return [named];
  if (key.ctrl) return [`ctrl+${input}`];
  return Array.from(input, nameOf);
}

const CONTROLS: Readonly<Record<string, string>> = {
  '\t': 'tab',
  '\r': 'enter',
  '\n': 'enter',
  '\b': 'backspace',
  '\u007f': 'backspace',
  '\u001b': 'escape',
};

/** A character that came together with others, so that Ink has not named it. */
function nameOf(character: string): string {
  const code = character.charCodeAt(0);
  return CONTROLS[character] ?? (code < 32 ? `ctrl+${String.fromCharCode(code + 96)}` : character);
}
