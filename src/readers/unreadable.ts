import { type ErrorCode, GrokscopeError } from '../util/errors.js';
import { encodingOf } from './lines.js';

/** A kind of content that no reader takes, known by its bytes. */
interface UnreadableKind {
  /** What it is, with its article: `a PNG image`. */
  readonly what: string;
  readonly code: Extract<ErrorCode, 'image' | 'binary' | 'needs-export'>;
  readonly cure: string;
  readonly matches: (head: Uint8Array, path: string) => boolean;
}

const drawn = 'Name the log that the picture was drawn from.';
const notALog = 'Name the file or folder into which the training run wrote its numbers.';
const unpack = 'Unpack it and name the log inside.';
const asCsv =
  'Save the curves as CSV, JSON or npz, for example with `pandas.DataFrame.to_csv`, and name that file.';

const kinds: readonly UnreadableKind[] = [
  image('a PNG image', '\x89PNG'),
  image('a JPEG image', '\xff\xd8\xff'),
  image('a GIF image', 'GIF8'),
  image('a TIFF image', 'II*\0'),
  {
    what: 'a WebP image',
    code: 'image',
    cure: drawn,
    matches: (head) => at(head, 0, 'RIFF') && at(head, 8, 'WEBP'),
  },
  binary('a PDF document', '%PDF-', notALog),
  binary('a Linux program', '\x7fELF', notALog),
  binary('a Java class', '\xca\xfe\xba\xbe', notALog),
  binary('a RAR archive', 'Rar!\x1a', unpack),
  binary('a 7z archive', "7z\xbc\xaf'\x1c", unpack),
  binary('an xz archive', '\xfd7zXZ\0', 'Unpack it with `xz -dk` and name the result.'),
  binary('a bzip2 archive', 'BZh', 'Unpack it with `bzip2 -dk` and name the result.'),
  binary('an old Excel workbook', '\xd0\xcf\x11\xe0', asCsv),
  {
    ...needsExport('a Feather file of version 1', 'FEA1'),
    cure: 'Save it again with `pyarrow.feather.write_feather(pyarrow.feather.read_table(file), new)` and name that file.',
  },
  {
    ...needsExport('a SwanLab log', ':SWL'),
    cure: 'Export the metrics as CSV from the SwanLab dashboard, or with `swanlab api run metrics --save`, and name that file.',
  },
  {
    what: 'an Aim repository',
    code: 'needs-export',
    cure: 'Export its metrics with `aim.Repo.from_path(FOLDER).query_metrics("").dataframe().to_csv(FILE)` and name that file.',
    matches: (_, path) => /(?:^|[\\/])\.aim(?:[\\/]|$)/.test(path),
  },
];

/** Formats of logs that are known and not read, with the way to export them. */
export function unreadFormats(): { readonly what: string; readonly cure: string }[] {
  return kinds.filter(({ code }) => code === 'needs-export').map(({ what, cure }) => ({ what, cure }));
}

/** The failure to report for content that is known and that no reader takes; undefined for all other content. */
export function knownUnreadable(head: Uint8Array, path: string): GrokscopeError | undefined {
  const kind = kinds.find((candidate) => candidate.matches(head, path));
  if (!kind) return undefined;
  const message =
    kind.code === 'needs-export'
      ? `this is ${kind.what}, which grokscope does not read`
      : `this is ${kind.what}, not a log`;
  return new GrokscopeError(kind.code, path, message, kind.cure);
}

/** The failure to report for a folder of a tracker that keeps its curves where no reader finds them. */
export function unreadableFolder(path: string): GrokscopeError | undefined {
  return knownUnreadable(new Uint8Array(), path);
}

/** Whether content cannot be text: it has zero bytes and no mark of UTF-16. */
export function isBinary(head: Uint8Array): boolean {
  return head.includes(0) && encodingOf(head) === 'utf-8';
}

/** The failure to report for content that no reader knew. */
export function unknownContent(head: Uint8Array, path: string): GrokscopeError {
  if (!isBinary(head))
    return new GrokscopeError(
      'not-a-log',
      path,
      'no table, records or metrics are found in this text',
      'Name a training log; `grokscope formats` lists what can be read.',
    );
  const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return new GrokscopeError(
    'binary',
    path,
    `this is binary data of no known format (it starts with the bytes ${start})`,
    'Export the curves as CSV, JSON or npz and name that file; `grokscope formats` lists what can be read.',
  );
}

function image(what: string, magic: string): UnreadableKind {
  return { what, code: 'image', cure: drawn, matches: (head) => at(head, 0, magic) };
}

function binary(what: string, magic: string, cure: string): UnreadableKind {
  return { what, code: 'binary', cure, matches: (head) => at(head, 0, magic) };
}

function needsExport(what: string, magic: string): UnreadableKind {
  return { what, code: 'needs-export', cure: asCsv, matches: (head) => at(head, 0, magic) };
}

/** Whether the bytes at `offset` are the characters of `magic`, one byte each. */
function at(head: Uint8Array, offset: number, magic: string): boolean {
  if (head.length < offset + magic.length) return false;
  for (let index = 0; index < magic.length; index++)
    if (head[offset + index] !== magic.charCodeAt(index)) return false;
  return true;
}
