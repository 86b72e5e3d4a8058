// What may be kept and logged of an answer or an error: short, without secrets and without people's addresses.

const lengthMax = 300;
const shown = '…';
/** What is looked through: the patterns below take the square of a long word's length. */
const readMax = 4_000;

/** `secrets`: whatever was sent that nobody may read; also found as a part of an address. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets.filter((one) => one !== '')) {
    clean = clean.replaceAll(secret, shown).replaceAll(encodeURIComponent(secret), shown);
  }
  return (
    cutWords(clean)
      // Tokens that the other side made up or repeats in another form.
      .replace(/\b(bearer|oauth|basic)\s+[\w\-.~+/]{8,}=*/gi, `$1 ${shown}`)
      .replace(
        /\b((?:access_?token|refresh_?token|api_?key|secret|password|signature)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
        `$1${shown}`,
      )
      .replace(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+\.[a-z]{2,}/gi, shown)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, lengthMax)
  );
}

/** Whole words alone: half an address would not be known as one. */
function cutWords(text: string): string {
  if (text.length <= readMax) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf(' ', readMax)));
}
