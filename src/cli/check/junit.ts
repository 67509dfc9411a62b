import { clean } from '../../report/clean.js';
import { errorSentence } from '../../report/error-sentence.js';
import { type Gate, passes, whyNot } from './gate.js';

/** The result of a gate in the XML of JUnit, as CI servers read it: one test case a run, an error for each input unread. */
export function gateJunit({ runs, errors }: Gate): string {
  const counts = `tests="${runs.length + errors.length}" failures="${runs.filter((run) => !passes(run)).length}" errors="${errors.length}"`;
  const cases = [
    ...runs.map((run) =>
      testCase(
        run.run.id,
        passes(run)
          ? undefined
          : problem('failure', run.diagnosis.verdict, run.shortfalls.join(' '), whyNot(run)),
      ),
    ),
    ...errors.map((error) =>
      testCase(error.path, problem('error', error.code, error.message, errorSentence(error))),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="grokscope check" ${counts}>
  <testsuite name="grokscope check" ${counts}>
${cases.join('')}  </testsuite>
</testsuites>
`;
}

function testCase(name: string, outcome: string | undefined): string {
  const start = `    <testcase classname="grokscope.check" name="${escaped(name)}"`;
  return outcome === undefined ? `${start}/>\n` : `${start}>\n      ${outcome}\n    </testcase>\n`;
}

function problem(kind: 'failure' | 'error', type: string, message: string, whole: string): string {
  return `<${kind} type="${escaped(type)}" message="${escaped(message)}">${escaped(whole)}</${kind}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text for XML 1.0, as content or in quotes: without the characters that it cannot hold. */
function escaped(text: string): string {
  return clean(text)
    .replaceAll(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
