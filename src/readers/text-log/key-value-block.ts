import { barCells } from './tables.js';

/**
 * Collects tables of two columns, name and value, of which each shows one moment: what Stable-Baselines prints, or
 * Lightning after a test. A name that ends in `/` heads those below it.
 */
export class KeyValueBlock {
  private section = '';
  private pairs: [string, string][] = [];

  /** Takes the line where it belongs to such a table. */
  take(message: string): boolean {
    if (!/^[|│┃║].*[|│┃║]$/.test(message)) return false;
    const cells = barCells(message);
    const [name = '', value = ''] = cells ?? [];
    if (cells?.length !== 2 || !/^[\p{L}_][\p{L}\p{N}_ ./@%()-]{0,60}$/u.test(name) || value.length > 60)
      return false;
    if (value === '' && name.endsWith('/')) this.section = name;
    else this.pairs.push([name.includes('/') ? name : this.section + name, value]);
    return true;
  }

  /** The pairs of the table that ends here. */
  flush(): [string, string][] {
    const { pairs } = this;
    this.pairs = [];
    this.section = '';
    return pairs;
  }
}
