// Cuts a text from outside to a length and takes control characters out; used wherever a text becomes a column.

const printable = /^[^\p{Cc}]*$/u;

/** Never cuts between the two halves of a character. */
export function cleanText(text: string, lengthMax: number): string {
  const cut = text.length > lengthMax ? cutWhole(text, lengthMax) : text;
  return printable.test(cut) ? cut : cut.replace(/\p{Cc}+/gu, ' ').trim();
}

function cutWhole(text: string, lengthMax: number): string {
  const last = text.charCodeAt(lengthMax - 1);
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isFirstHalf ? lengthMax - 1 : lengthMax);
}
