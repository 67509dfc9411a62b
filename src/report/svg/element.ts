import { clean } from '../clean.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element as text. Attributes that are undefined are left out; numbers are rounded to hundredths. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`)
    .join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** A text from a log for XML and HTML: without control characters and marks of direction, and nothing in it is markup. */
export function escapeXml(text: string): string {
  return PLAIN.test(text) ? text : escaped(text);
}

/** What needs neither cleaning nor escaping, such as the data of a long path. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

function escaped(text: string): string {
  return clean(text)
    .replaceAll(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
