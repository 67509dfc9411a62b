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
  /** Brackets of the lines that are open. */
  private depth = 0;

  /** Takes a line where it belongs to such a statement of several lines; the settings come with its last line. */
  take(line: string): Setting[] | undefined {
    const found = this.lines.length === 0 ? opening.exec(line) : undefined;
    if (found) {
      const [, name = '', value = ''] = found;
      if (!value.startsWith('dict(')) return undefined;
      this.name = name;
      this.lines = [value];
      this.depth = depthOf(value);
    } else if (this.lines.length === 0) return undefined;
    else {
      this.lines.push(line.trim());
      this.depth += depthOf(line);
    }
    if (this.depth > 0 && this.lines.length < mostLines) return [];
    const text = this.lines.join(' ');
    this.lines = [];
    return settingsIn(this.name, text) ?? [];
  }
}

/** The settings in a file that holds nothing but such statements; none where it is code. */
export function dumpedSettings(text: string): Setting[] {
  const statements = text.split(/\r?\n(?=\S)/).filter((statement) => !/^\s*(?:#.*)?$/.test(statement));
  const parsed = statements.map((statement): Setting[] | undefined => {
    const lines = statement.split('\n').map((line) => line.trim());
    const [, name = '', value = ''] = opening.exec(lines.join(' ')) ?? [];
    return settingsIn(name, value.trim());
  });
  return parsed.every((settings) => settings !== undefined) ? parsed.flat() : [];
}

/** The settings in the value of a statement; undefined where it is no plain value. */
function settingsIn(name: string, text: string): Setting[] | undefined {
  const tree = parseLiteral(text);
  if (tree === undefined) return undefined;
  const leaves = leavesOf({ [name]: tree }, '.');
  return leaves.map(([key, value]) => [key.replace(/^optim_wrapper\./, ''), value]);
}

/** How many brackets stay open, without regard to quotes. */
function depthOf(text: string): number {
  return (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
}
