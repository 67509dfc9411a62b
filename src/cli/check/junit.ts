import { errorSentence } from '../../report/error-sentence.js';
import { escapeXml } from '../../report/svg/element.js';
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
  const start = `    <testcase classname="grokscope.check" name="${escapeXml(name)}"`;
  return outcome === undefined ? `${start}/>\n` : `${start}>\n      ${outcome}\n    </testcase>\n`;
}

function problem(kind: 'failure' | 'error', type: string, message: string, whole: string): string {
  return `<${kind} type="${escapeXml(type)}" message="${escapeXml(message)}">${escapeXml(whole)}</${kind}>`;
}
