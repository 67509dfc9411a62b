import { GrokscopeError } from '../util/errors.js';
import type { Source } from './reader.js';

const longestLine = 256 * 1024 * 1024;

/** Encoding by byte order mark; UTF-8 where there is none. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The lines of a text, decoded by its byte order mark and without the `\n` or `\r\n` that ends them. A bare `\r`
 * stays in the line: progress bars use it. Throws `too-large` for a line over 256 MiB.
 */
export async function* lines(source: Source): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encodingOf(await source.head()));
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of source.stream()) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      rest.push(text.slice(start, end));
      const line = rest.join('');
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
      rest = [];
      restLength = 0;
      start = end + 1;
    }
    if (start < text.length) {
      rest.push(text.slice(start));
      restLength += text.length - start;
    }
    if (restLength > longestLine)
      throw new GrokscopeError(
        'too-large',
        source.path,
        `a single line is longer than ${longestLine / 1024 / 1024} MiB`,
        'Check that this is a log; one record a line is expected.',
      );
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield last.endsWith('\r') ? last.slice(0, -1) : last;
}
