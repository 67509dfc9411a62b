/** The values whose flag is `wanted`, in their order. A plain loop: `filter` of a typed array takes ten times as long. */
export function select(values: Float64Array, flags: Uint8Array, wanted: 0 | 1): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (flags[i] !== wanted) continue;
    kept[count] = values[i] as number;
    count += 1;
  }
  return kept.subarray(0, count);
}
