import { clean } from '../clean.js';

/** Characters that Markdown or HTML may read as more than themselves. */
const ACTIVE = /[^\p{L}\p{M}\p{N} .,;:%/=()"'’“”–—−×·…≈≥≤±λα²√→-]/gu;

/** Words that GitHub makes links of: mentions, numbers of issues, addresses. */
const LINKED = /[@#]|:\/\/|^www\./i;

/**
 * A sentence that may hold names of a log, as Markdown in which nothing of it is markup: active characters become
 * entities, and words that would become links stand as code.
 */
export function inertText(text: string): string {
  return clean(text)
    .split(' ')
    .map((word) => (LINKED.test(word) ? inertCode(word) : entities(word)))
    .join(' ');
}

/** A name as code, where neither mentions nor addresses nor pipes mean anything. */
export function inertCode(text: string): string {
  const cleaned = clean(text);
  if (
    /^[\w./=,: +-]+$/.test(cleaned) &&
    /\w/.test(cleaned) &&
    cleaned === cleaned.trim() &&
    !LINKED.test(cleaned)
  )
    return `\`${cleaned}\``;
  return `<code>${cleaned.replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, entity)}</code>`;
}

function entities(text: string): string {
  return text.replaceAll(ACTIVE, entity);
}

function entity(character: string): string {
  return `&#${(character.codePointAt(0) ?? 0xfffd).toString()};`;
}
