const level = '(?:TRACE|DEBUG|INFO|NOTICE|SUCCESS|WARN(?:ING)?|ERROR|CRITICAL|FATAL)';
const clock = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z| ?[+-]\d{2}:?\d{2})?(?: ?[AP]M)?`;
const date = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[A-Z][a-z]{2} {1,2}\d{1,2}(?: \d{4})?)`;
const shortDate = String.raw`\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?`;
const inBracket = String.raw`(?: [\w.]{1,40}(?=\]))?`;

/** `I1123 22:19:50.960463 140085655567232 file.py:142] `, as glog and absl write it. */
const glog = /^[IWEF]\d{4,8} \d\d:\d\d:\d\d\.\d+\s+\d+ [^\]\s]{1,200}:\d+\]\s?/;

/** Pieces that may follow one another at the start of a line, before the message. */
const pieces: readonly RegExp[] = [
  new RegExp(
    String.raw`^[[(<]?(?:[A-Z][a-z]{2} )?${date}(?:[T _,-]{1,3}${clock})?${inBracket}[\])>]?(?![\w/])`,
  ),
  new RegExp(String.raw`^[[(<]?${shortDate}[T _,-]{1,3}${clock}${inBracket}[\])>]?`),
  new RegExp(String.raw`^[[(<]?${clock}[\])>]?`),
  /^\[?\d{9,10}\.\d{3,9}\]?(?=[\s:|])/,
  /^\[ {0,6}\d+\.\d{6}\]/,
  new RegExp(String.raw`^${level}:[\w.-]{1,80}:(?!\d)`),
  new RegExp(String.raw`^[[(<]?${level}(?: {0,8}[\])>:]|(?= {0,8}[-|\s])|$)`),
  new RegExp(String.raw`^[[(]?[A-Za-z_][\w.-]{0,60}(?:\[\d+\])?[\])]?(?=[\s|:[(-]{1,4}${level}\b)`),
  /^[a-z_]\w{0,60}(?:\.\w{1,60}){1,6}(?= ?[|:-] )/,
  // Julia
  /^[┌[]\s(?:Info|Debug|Warning):/,
  /^[│└]\s{2,100}(?=[^│]*$)(?=[^|]*\s=\s)/,
  /^(?:root|__main__)(?= ?[|:-] )/,
  /^[[(]?rank[ _:=-]?\d+[\])]?:?/i,
  /^\[\d+,\d+\]<std(?:out|err)>:/,
  /^\([\w.:<>]{1,60},? (?:pid|ip)=[^)]{1,60}\)/,
  /^\(pid=\d+\)/,
  /^[\w.<>/-]{1,120}:[\w<>.]{1,80}:\d+(?=[ \]:-])[\]:]?/,
  /^[[(]?[\w./-]{1,120}\.py(?::\d+(?::\w+)?|\(\d+\)|:\w+:\d+)[\])]?:?/,
];
const joint = /^[\s|:\-–]{1,8}/;

/**
 * The message of a log line without what a logging framework puts before it: times, levels, logger and file names,
 * process numbers. Handles logging, loguru, absl, rich, MMEngine, detectron2, fairseq, DeepSpeed, Ray, MPI and syslog.
 *
 * @example
 * stripPrefix('2026-01-02 10:11:12,345 - train - INFO - step=1 loss=2') // => 'step=1 loss=2'
 */
export function stripPrefix(line: string): string {
  let rest = line.replace(glog, '').trim();
  for (let count = 0; count < 8; count += 1) {
    const shorter = withoutPiece(rest);
    if (shorter === undefined) break;
    rest = shorter;
  }
  return rest;
}

function withoutPiece(text: string): string | undefined {
  for (const piece of pieces) {
    const found = piece.exec(text);
    if (found && found[0] !== '') return text.slice(found[0].length).replace(joint, '');
  }
  return undefined;
}
