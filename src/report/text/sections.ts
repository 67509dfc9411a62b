import { clean } from '../clean.js';
import { BLANK, type Line, line, padEnd, span, wrap, wrapAfter } from '../lines.js';

/** A label and what is said of it. */
export type Fact = readonly [label: string, text: string];

const LABEL_WIDTH = 16;

/** A heading with aligned facts under it; nothing where there are none. */
export function factSection(heading: string, facts: readonly Fact[], width: number): Line[] {
  if (facts.length === 0) return [];
  return [BLANK, line(heading, 'strong'), ...facts.flatMap((fact) => factLines(fact, width))];
}

/** A heading with a list of sentences under it; nothing where there are none. */
export function listSection(heading: string, sentences: readonly string[], width: number): Line[] {
  if (sentences.length === 0) return [];
  return [
    BLANK,
    line(heading, 'strong'),
    ...sentences.flatMap((sentence) => wrapAfter(span('  - ', 'dim'), clean(sentence), width)),
  ];
}

/** A paragraph of text that may come from a log. */
export function paragraph(text: string, width: number): Line[] {
  return wrap(clean(text), width).map((row) => line(row));
}

function factLines([label, text]: Fact, width: number): Line[] {
  const lead = `  ${padEnd(clean(label), LABEL_WIDTH)} `;
  return wrapAfter(span(lead, 'dim'), clean(text), width);
}
