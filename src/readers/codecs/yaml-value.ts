import type { Document, Node } from 'yaml';

/** About 1 s of work. */
const mostVisits = 2e7;

/**
 * A document as plain values, its aliases followed and its `<<` merged. What a list or map is the key of, which to JSON
 * is no key, is left out: the library would write each such key out.
 *
 * @throws Error for an alias of nothing or of what it lies in, for a `<<` of something else than maps, for more than
 *   `mostAliases` of one anchor ("billion laughs"), and for so many that the library, which walks the document for each,
 *   would take too long
 */
export async function yamlValue(document: Document.Parsed, mostAliases: number): Promise<unknown> {
  const { isCollection, visit } = await import('yaml');
  visit(document, { Pair: (_, { key }) => (isCollection(key) ? visit.REMOVE : undefined) });
  await refuseEntangled(document);
  return document.toJS({ maxAliasCount: mostAliases });
}

async function refuseEntangled(document: Document.Parsed): Promise<void> {
  const { isAlias, visit } = await import('yaml');
  const anchored = new Map<string, unknown>();
  let nodes = 0;
  let walks = 0;
  visit(document, {
    Node(_, node: Node & { anchor?: string }, path) {
      nodes += 1;
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
      if (!isAlias(node)) return;
      if (path.includes(anchored.get(node.source) as Node))
        throw new Error(`the alias ${node.source} stands for what it lies in`);
      walks += 1 + path.filter((above) => (above as { anchor?: string }).anchor !== undefined).length;
    },
  });
  if (walks * nodes > mostVisits) throw new Error('it has too many aliases');
}
