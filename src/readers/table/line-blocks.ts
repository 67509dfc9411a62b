import { GrokscopeError } from '../../util/errors.js';
import { encodingOf } from '../lines.js';
import type { Source } from '../reader.js';

const longestLine = 256 * 1024 * 1024;

/**
 * The text of a source in blocks that end at the end of a line; only the last block may end elsewhere. Decoded by
 * the byte order mark. Much faster than line by line. Throws `too-large` for a line over 256 MiB.
 */
export async function* lineBlocks(source: Source): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encodingOf(await source.head()));
  let rest: string[] = [];
  let restLength = 0;
  for await (const chunk of source.stream()) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      rest.push(text.slice(0, end));
      yield rest.join('');
      rest = [];
      restLength = 0;
    }
    rest.push(text.slice(end));
    restLength += text.length - end;
    if (restLength > longestLine)
      throw new GrokscopeError(
        'too-large',
        source.path,
        `a single line is longer than ${longestLine / 1024 / 1024} MiB`,
        'Check that this is a log; one record a line is expected.',
      );
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield last;
}
