// Letters without their marks, as registrants who only had ASCII wrote them, and as domains and netnames are made.

const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ł: 'l',
  Ł: 'L',
  Ø: 'O',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Plain ASCII; what has no plain letter is left out. */
export function foldLetters(text: string): string {
  return text
    .replace(/[ßæøåłŁØıđðþ]/g, (letter) => folded[letter] ?? '')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');
}

/** Lower case letters and digits alone. */
export function bareLetters(text: string): string {
  return foldLetters(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
