/** One file of an archive as POSIX lays it out; `size` may lie. */
export function tarEntry(name: string, content: string, kind = '0', size: number = content.length): string {
  const field = (text: string, length: number): string => text.padEnd(length, '\0');
  const octal = (value: number, length: number): string =>
    field(value.toString(8).padStart(length - 1, '0'), length);
  const before =
    field(name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12);
  const after = kind + field('', 100) + 'ustar\x0000';
  const blank = (before + ' '.repeat(8) + after).padEnd(512, '\0');
  const sum = Buffer.from(blank, 'latin1').reduce((total, byte) => total + byte, 0);
  const header = (before + octal(sum, 7) + ' ' + after).padEnd(512, '\0');
  return header + content.padEnd(Math.ceil(content.length / 512) * 512, '\0');
}

export function tarArchive(...entries: readonly string[]): Uint8Array {
  return Buffer.from(entries.join('') + '\0'.repeat(1024), 'latin1');
}
