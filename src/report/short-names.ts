/** The names without the folders that all of them share. */
export function shortNames(names: readonly string[]): string[] {
  const folders = names.map((name) => name.split('/').slice(0, -1));
  let shared = 0;
  const [first = []] = folders;
  while (shared < first.length && folders.every((parts) => parts[shared] === first[shared])) shared += 1;
  return names.map((name) => name.split('/').slice(shared).join('/'));
}
