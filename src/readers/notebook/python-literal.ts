const words: Readonly<Record<string, string>> = {
  None: 'null',
  True: 'true',
  False: 'false',
  nan: 'NaN',
  inf: 'Infinity',
};

const token =
  /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(?:np|numpy|torch|jnp)?\.?(?:float|int|float\d+|int\d+|array|tensor|defaultdict|OrderedDict|deque)\(|\b(?:None|True|False|nan|inf)\b|, *(?:dtype|device|grad_fn|requires_grad|maxlen)=[^,)]*|<class '\w+'>, *|\d\.(?!\d)|[()]|,(?=\s*[\]}])/g;

/**
 * A dictionary or list as Python shows it (`{'loss': [1.0, nan]}`), in JSON; undefined for any other text. Tuples become
 * lists, and numbers and arrays of numpy and torch what stands in them.
 */
export function jsonOfPython(text: string): string | undefined {
  const written = text.trim();
  if (!/^(?:[{[]|(?:defaultdict|OrderedDict)\()/.test(written)) return undefined;
  const open: boolean[] = [];
  const json = written.replaceAll(token, (found, quoted: string | undefined) => {
    if (quoted !== undefined) return JSON.stringify(quoted.replaceAll(/\\(.)/g, '$1'));
    if (found.startsWith('"')) return found;
    if (found === '(' || found === ')') {
      const isTuple = found === '(' || (open.pop() ?? false);
      if (found === '(') open.push(true);
      if (!isTuple) return '';
      return found === '(' ? '[' : ']';
    }
    if (found.endsWith('(')) open.push(false);
    return found.endsWith('.') ? `${found}0` : (words[found] ?? '');
  });
  return json;
}
