import { leavesOf, parseLiteral } from './literals.js';
import type { Setting } from './settings.js';

const opening = /^([A-Za-z_]\w*) = (.*)$/;
const mostLines = 500;

/**
 * The settings in what MMEngine dumps of its configuration: statements such as `optim_wrapper = dict(optimizer=dict(
 * lr=0.1))`, of one line or more. The wrapper of the optimizer gives its settings without its own name.
 */
export class ConfigDump {
  private name = '';
  private lines: string[] = [];

  /** Takes a line where it belongs to such a statement of several lines; the settings come with its last line. */
  take(line: string): Setting[] | undefined {
    const found = this.lines.length === 0 ? opening.exec(line) : undefined;
    if (found) {
      const [, name = '', value = ''] = found;
      if (!value.startsWith('dict(')) return undefined;
      this.name = name;
      this.lines = [value];
    } else if (this.lines.length === 0) return undefined;
    else this.lines.push(line.trim());
    const text = this.lines.join(' ');
    if (depthOf(text) > 0 && this.lines.length < mostLines) return [];
    this.lines = [];
    return settingsIn(this.name, text);
  }
}

/** The settings in a file that holds nothing but such statements; none where it is code. */
export function dumpedSettings(text: string): Setting[] {
  const statements = text.split(/\r?\n(?=\S)/).filter((statement) => !/^\s*(?:#.*)?$/.test(statement));
  const parsed = statements.map((statement): Setting[] | undefined => {
    const [, name = '', value = ''] = opening.exec(statement.replaceAll(/\s*\n\s*/g, ' ')) ?? [];
    return value !== '' && parseLiteral(value.trim()) !== undefined
      ? settingsIn(name, value.trim())
      : undefined;
  });
  return parsed.every((settings) => settings !== undefined) ? parsed.flat() : [];
}

function settingsIn(name: string, text: string): Setting[] {
  const tree = parseLiteral(text);
  if (tree === undefined) return [];
  const leaves = leavesOf({ [name]: tree }, '.');
  return leaves.map(([key, value]) => [key.replace(/^optim_wrapper\./, ''), value]);
}

/** How many brackets stay open, without regard to quotes. */
function depthOf(text: string): number {
  return (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
}
