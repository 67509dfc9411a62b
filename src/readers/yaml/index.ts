import { GrokscopeError } from '../../util/errors.js';
import { boundedYaml, deepestYaml } from '../codecs/yaml-text.js';
import { decoded } from '../lines.js';
import type { Reader } from '../reader.js';
import { isTree, runsFromTree, type TreeValue } from '../tree/index.js';

const format = 'yaml';
/** YAML takes some 100 times longer to parse than JSON. */
const largest = 64 * 1024 * 1024;
/** More references to anchors than this are an attack ("billion laughs"), not a log. */
const mostAliases = 1000;

/** A log kept as YAML: records, columns or nested histories, also one record a document. */
export const yamlReader: Reader = {
  format,
  description: 'YAML records or columns (yaml.dump)',
  sniff: (head, path) => (/\.ya?ml(?:\.(?:gz|zst))?$/i.test(path) && !head.includes(0) ? 0.85 : 0),
  async *read(source, options) {
    const root = await parse(decoded(await source.bytes(largest)), source.path);
    const runs = runsFromTree(root, { path: source.path, format }, options);
    if (runs.length === 0)
      throw new GrokscopeError(
        'no-series',
        source.path,
        'there is no curve in this YAML, only settings',
        'Name the log of the run; settings beside it are found by themselves.',
      );
    yield* runs;
  },
};

/**
 * The document, or the list of documents where there are several. Lists in lists need no brackets (`- - - 1`): the parser
 * takes a call for each, until there is no room for more.
 */
async function parse(content: string, path: string): Promise<TreeValue> {
  const tooDeep = malformed(path, `that is nested less than ${deepestYaml} deep`);
  const text = boundedYaml(content);
  if (text === undefined) throw tooDeep;
  try {
    return await parseNested(text, path);
  } catch (error) {
    throw error instanceof RangeError ? tooDeep : error;
  }
}

async function parseNested(text: string, path: string): Promise<TreeValue> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, { logLevel: 'error' });
  const values = Array.from(documents, (document) => {
    const [fault] = document.errors;
    if (fault)
      throw malformed(
        path,
        `in line ${fault.linePos?.[0].line ?? 1}: ${fault.message.split(' at line ')[0]}`,
      );
    return valueOf(document, path);
  });
  return values.length === 1 ? (values[0] ?? null) : values;
}

function valueOf(document: { toJS(options: { maxAliasCount: number }): unknown }, path: string): TreeValue {
  try {
    const value = document.toJS({ maxAliasCount: mostAliases });
    return isTree(value) ? value : null;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw malformed(path, `that can be unfolded: ${error.message}`);
  }
}

function malformed(path: string, what: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `this is not valid YAML ${what}`,
    'Check that the file was written to its end, or write the log as JSON lines or CSV.',
  );
}
