/** Logs repeat the same few phrases and names, so that a small store answers nearly every question. */
const mostAnswers = 4096;

/** The same function of a text, which remembers its answers. `compute` must depend on nothing else. */
export function memoized<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    const answer = compute(text);
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(text, { answer });
    return answer;
  };
}
