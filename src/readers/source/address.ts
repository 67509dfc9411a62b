/** Whether a path is the address of a server rather than a file: `http://127.0.0.1:5000`. */
export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}
