/** The parser takes time with the square of the depth. */
export const deepestYaml = 500;

/**
 * The text of a YAML file as the parser takes it in reasonable time; undefined where it is nested deeper than
 * `deepestYaml`. Runs of carriage returns, in whose cube the parser takes time, become one line break, which to YAML
 * each of them is.
 */
export function boundedYaml(content: string): string | undefined {
  const text = content.replaceAll(/\r+\n?/g, '\n');
  return nestsDeeper(text, deepestYaml) ? undefined : text;
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
