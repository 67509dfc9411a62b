interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gy;
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|#39);)*/gy;

/** The elements of an XML text in their order. Throws where it is not well-formed: this is all of XML that we write. */
export function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray => {
    pattern.lastIndex = at;
    const match = pattern.exec(xml);
    if (!match) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
    at = pattern.lastIndex;
    return match;
  };
  while (at < xml.trimEnd().length) {
    const [, closing, name = '', attributes = '', selfClosing] = take(TAG);
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing at ${at}`);
    } else {
      elements.push({ name, attributes: attributesOf(attributes) });
      if (selfClosing !== '/') open.push(name);
    }
    if (open.length === 0 && at < xml.trimEnd().length) throw new Error(`text after the end at ${at}`);
    take(TEXT);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> stay open`);
  return elements;
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (key in found) throw new Error(`the attribute ${key} stands twice`);
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(value)) throw new Error(`a bare & in ${key}`);
    found[key] = value;
  }
  return found;
}
