/** Width of the median filter for n evaluations: none for short logs, about 1/200 of long ones. */
export function filterWidth(count: number): number {
  if (count < 15) return 1;
  if (count < 60) return 3;
  const width = Math.min(51, Math.max(5, Math.round(count / 200)));
  return width % 2 === 1 ? width : width + 1;
}
