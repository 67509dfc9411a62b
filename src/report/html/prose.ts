import { escapeXml } from '../svg/element.js';

/** A sentence that may hold names of a log, as text of a page; numbers keep their percent sign beside them. */
export function proseHtml(text: string): string {
  return escapeXml(text).replaceAll(' %', '\u00a0%');
}
