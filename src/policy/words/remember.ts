/** As many answers are remembered; then the memory is emptied, so that odd messages do not fill it. */
const REMEMBERED = 50_000;

/** The same function of a word, faster for words that come again. */
export function remember<T>(ofWord: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let answer = known.get(word);
    if (answer === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      answer = ofWord(word);
      known.set(word, answer);
    }
    return answer;
  };
}
