const wrappers =
  /\b(?:np\.|numpy\.|torch\.|jnp\.)?(?:tensor|array|Array|DeviceArray|float\d*|int\d+)\(\[?\s{0,4}([^,()[\]\s]{1,40})\s{0,4}\]?(?:,(?:[^()]|\([^()]{0,80}\)){0,200})?\)/g;
const clocks = /\b\d{4}-\d\d-\d\d(?:[T ]\d\d)?\b|\b\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,6})?\b/g;
/** Numbers of Julia: `0.5f0`. */
const shortFloats = /(\d)f(?=-?\d{1,2}\b)/g;
/** `Accuracy of the network on the 10000 test images`, of which the data set is all that matters. */
const sentences =
  /\b((?:\w+ )?(?:accuracy|loss|error))((?: rate)?(?: of the [\w-]+)? (?:on|over|for) (?:the |all )*)(?:\d[\d,]* )?((?:train|test|valid|val)\w* )?(?:images|samples|examples|inputs|sentences|points|pairs|equations)\b/gi;

/** The message with all its numbers in their places, and without what looks like a number or a name and is none. */
export function cleaned(message: string): string {
  let text = message;
  if (text.includes('('))
    text = text.replaceAll(wrappers, (call, inner: string) => {
      const at = call.indexOf(inner, call.indexOf('('));
      return ' '.repeat(at) + inner + ' '.repeat(call.length - at - inner.length);
    });
  if (/[:-]/.test(text)) text = text.replaceAll(clocks, (found) => ' '.repeat(found.length));
  if (text.includes('f')) text = text.replaceAll(shortFloats, '$1e');
  return / (?:on|over|for) /.test(text)
    ? text.replaceAll(sentences, (found, measure: string, _: string, split: string | undefined) =>
        `${split?.trim() ?? ''} ${measure}`.trim().padStart(found.length),
      )
    : text;
}
