const escapes =
  // oxlint-disable-next-line no-control-regex
  /\u001b(?:\[[0-9;?]{0,20}[A-Za-z]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[()][A-Z0-9]|[=>78cDEM])/g;

/** Longest text that is looked at; what stands beyond it on a line is no metric. */
const longestText = 20_000;

/**
 * What a terminal showed, one after the other, while one line of a log was written: colours are removed, a carriage
 * return starts the line again, backspaces take characters back. Blank states and immediate repetitions are left out.
 */
export function drawings(line: string): string[] {
  const text = narrow(line.includes('\u001b') ? line.replaceAll(escapes, '') : line);
  if (!text.includes('\r') && !text.includes('\b'))
    return text.trim() === '' ? [] : [text.slice(0, longestText)];
  const states: string[] = [];
  for (const part of text.split('\r')) {
    for (const state of part.includes('\b') ? retyped(part) : [part]) {
      const shown = state.slice(0, longestText);
      if (shown.trim() !== '' && shown !== states.at(-1)) states.push(shown);
    }
  }
  return states;
}

/** The text with the wide signs, letters and digits of Chinese and Japanese in their ASCII forms: `：`, `％`, `０`. */
function narrow(text: string): string {
  return /[\u3000\uff01-\uff5e]/.test(text)
    ? text
        .replaceAll('\u3000', ' ')
        .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    : text;
}

/** The states of a text with backspaces: a run of them that takes back most of the text ends a state. */
function retyped(text: string): string[] {
  const states: string[] = [];
  let current = '';
  // oxlint-disable-next-line no-control-regex
  for (const piece of text.match(/\u0008+|[^\u0008]+/g) ?? []) {
    if (!piece.startsWith('\b')) current += piece;
    else if (piece.length < current.length / 2) current = current.slice(0, -piece.length);
    else {
      states.push(current);
      current = '';
    }
  }
  states.push(current);
  return states;
}
