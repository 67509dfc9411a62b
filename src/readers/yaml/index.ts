import type { Document, YAMLError } from 'yaml';
import { GrokscopeError } from '../../util/errors.js';
import { deepestYaml, yamlDocuments } from '../codecs/yaml-documents.js';
import { yamlValue } from '../codecs/yaml-value.js';
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

/** The document, or the list of documents where there are several. */
async function parse(content: string, path: string): Promise<TreeValue> {
  const parsed = await yamlDocuments(content);
  if (parsed === undefined) throw malformed(path, `that is nested less than ${deepestYaml} deep`);
  const values: TreeValue[] = [];
  for (const document of parsed.documents) {
    const fault = document.errors[0] ?? (await repeatedKey(document));
    if (fault) throw malformed(path, `in line ${parsed.lines.linePos(fault.pos[0]).line}: ${fault.message}`);
    values.push(await valueOf(document, path));
  }
  return values.length === 1 ? (values[0] ?? null) : values;
}

/** Where a key stands twice in one map, of which a log has lost the first. */
async function repeatedKey(
  document: Document.Parsed,
): Promise<Pick<YAMLError, 'pos' | 'message'> | undefined> {
  const { isScalar, visit } = await import('yaml');
  let fault: Pick<YAMLError, 'pos' | 'message'> | undefined;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const [start, end] = key.range ?? [0, 0];
          fault = { pos: [start, end], message: `Map keys must be unique: ${String(key.value)} is repeated` };
          return visit.BREAK;
        }
        seen.add(key.value);
      }
      return undefined;
    },
  });
  return fault;
}

async function valueOf(document: Document.Parsed, path: string): Promise<TreeValue> {
  try {
    const value = await yamlValue(document, mostAliases);
    return isTree(value) ? value : null;
  } catch (error) {
    throw malformed(path, `that can be unfolded: ${(error as Error).message}`);
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
