import type { Document, LineCounter } from 'yaml';

/** The library takes time with the square of the depth. */
export const deepestYaml = 500;

/** YAML as it was parsed, faults and all. */
export interface YamlDocuments {
  readonly documents: readonly Document.Parsed[];
  /** Finds the lines of the places that faults name. */
  readonly lines: LineCounter;
}

/**
 * The documents of a text in YAML 1.2, whose faults are for the caller to judge; undefined where it is nested deeper than
 * `deepestYaml`. It is parsed in time that grows with its length alone: the library's checks for repeated keys and its
 * pictures of faults take time with the square of their number, and its lexer with the cube of a run of carriage returns,
 * which becomes one line break here, as to YAML each of them is.
 */
export async function yamlDocuments(content: string): Promise<YamlDocuments | undefined> {
  const text = content.replaceAll(/\r+\n?/g, '\n');
  if (nestsDeeper(text, deepestYaml)) return undefined;
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'error',
  } as const;
  try {
    const documents = [...yaml.parseAllDocuments(text, options)];
    return documents.some(({ contents }) => isDeeper(contents, deepestYaml, yaml))
      ? undefined
      : { documents, lines };
  } catch (error) {
    // The parser takes a call for each list in a list, until there is no room for more.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether more lists and maps lie in each other. They need no brackets: `- - - 1`. */
function isDeeper(node: unknown, most: number, yaml: typeof import('yaml')): boolean {
  if (yaml.isPair(node)) return isDeeper(node.key, most, yaml) || isDeeper(node.value, most, yaml);
  return yaml.isCollection(node) && (most === 0 || node.items.some((item) => isDeeper(item, most - 1, yaml)));
}

/** Whether more brackets are open at once, whatever they stand in. */
function nestsDeeper(text: string, most: number): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > most) return true;
  }
  return false;
}
