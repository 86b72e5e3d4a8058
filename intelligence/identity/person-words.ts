// Words that a person is found by, and what somebody types as a query over them: beginnings of names, of an address, of a
// telephone number, of what the company is called.

const wordsMax = 60;
/** More words than anybody's name has only cost time. */
const termsMax = 6;

/** Each once. `texts`: names, addresses, numbers, as they are. */
export function personWords(texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of splitWords(text)) words.add(word);
    const whole = fold(text).replace(/\p{Cs}/gu, '');
    if (whole !== '' && whole.length <= 200 && !/\s/.test(whole)) words.add(whole);
  }
  return [...words].filter((word) => word !== '').slice(0, wordsMax);
}

/** Whether these texts alone hold what was typed, as `personQuery` looks for it: each word as the beginning of one of theirs. */
export function isFoundBy(typed: string, texts: readonly string[]): boolean {
  const words = texts.flatMap(splitWords);
  return splitWords(typed).every((term) => words.some((word) => word.startsWith(term)));
}

/** In PostgreSQL's tsquery notation; '' when there is nothing to look for. */
export function personQuery(typed: string): string {
  const text = fold(typed)
    .slice(0, 200)
    .replace(/\p{Cs}/gu, '');
  const terms = splitWords(text).slice(0, termsMax).map(quotePrefix);
  const whole = /\s/.test(text) || text === '' ? [] : [quotePrefix(text)];
  // Whoever types an address means that one, not everybody who has its words in another order.
  if (text.includes('@') && whole.length > 0) return whole.join('');
  return [terms.join(' & '), ...whole].filter((part) => part !== '').join(' | ');
}

/** Without accents, so that whoever types none finds it too. */
function fold(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function splitWords(text: string): string[] {
  return (
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      // A sign of two halves may be cut in two.
      .map((word) => word.slice(0, 100).replace(/\p{Cs}/gu, ''))
  );
}

/** Quotes and backslashes are what the notation could be broken out of. */
function quotePrefix(word: string): string {
  const safe = word.replace(/['\\\0]/g, '');
  return safe === '' ? '' : `'${safe}':*`;
}
