// Tells a line that only ends a chat, such as thanks, from one in which somebody asks or answers. In a chat without an end such
// lines come days later as well, and nobody has to do anything about them; soon after a question they may be the word that counts.

/** Own list, Italian and English: thanks, agreement, farewells, and the little words that go with them. */
const closing =
  /^(?:grazie|thanks|thank you|thankyou|thx|ty|ok|okay|okey|va bene|perfetto|perfect|ottimo|great|benissimo|d'accordo|ricevuto|got it|arrivederci|a presto|goodbye|bye|buona giornata|buona serata|have a nice day|prego|you're welcome|capito|noted|gentilissim[oaie]|cheers)$/iu;
const beside =
  /^(?:mille|tante|molte|a lei|a te|a voi|anche|per|tutto|infinite|ancora|very|much|so|a lot|many|again|all|good|ciao|buongiorno|buonasera|salve|hi|hello|e|and|molto|davvero|really)$/iu;
const joined =
  /\b(?:thank you|va bene|got it|a presto|buona giornata|buona serata|have a nice day|you're welcome|a lei|a te|a voi|a lot)\b|[\p{L}']+/giu;
const wordsMost = 8;

/** False as soon as one word says something else, or anything is asked. A text of signs alone, such as a thumb, is a courtesy. */
export function isCourtesy(text: string): boolean {
  if (/[?\p{N}@]|https?:/u.test(text)) return false;
  const words = text.replaceAll('’', "'").match(joined) ?? [];
  if (words.length === 0) return text.trim() !== '';
  if (words.length > wordsMost) return false;
  return (
    words.some((word) => closing.test(word)) && words.every((word) => closing.test(word) || beside.test(word))
  );
}

/** Whether a message with what came with it asks for nobody's time. */
export function isMereCourtesy({
  text,
  enclosed = [],
}: {
  text: string;
  enclosed?: readonly unknown[];
}): boolean {
  return enclosed.length === 0 && isCourtesy(text);
}
