// Mends a name whose UTF-8 was read as Latin-1 or Windows-1252 on its way: "MÃ¼ller" was "Müller".

/** A first byte of two or three as Latin-1 shows it, and one that follows. */
const suspicious =
  /[ÂÃÄÅÆÐâ][\u0080-\u00bf\u20ac\u201a-\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u0192]/;

/** Windows-1252 where it differs from Latin-1 (WHATWG, Encoding Standard). */
const windowsBytes: ReadonlyMap<string, number> = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map(
    (letter, at) => [letter, 0x80 + at] as const,
  ),
);

/** The same text where nothing is wrong, or where it cannot be mended. */
export function repairLetters(text: string): string {
  if (!suspicious.test(text)) return text;
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code < 0x100 ? code : windowsBytes.get(letter);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
