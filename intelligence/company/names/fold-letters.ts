// Brings text to small plain Latin letters: one spelling for "Müller", "MÜLLER" and "Muller". Letters of other scripts
// stay what they are, in small.

/** Letters that the decomposition of Unicode leaves whole. */
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
  ſ: 's',
};

/** How German and the Nordic languages write a letter where there is none of it. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

const nonAscii = /[\u0080-\uffff]/;
const wholeLetter = /[ßæœøłđðþıħŋĸſ]/g;
const latinWithMarks = /([a-z])\p{Mn}+/gu;
const spellable = /[äöüøå]/g;

export function foldLetters(text: string): string {
  const small = text.toLowerCase();
  if (!nonAscii.test(small)) return small;
  return small
    .normalize('NFKC')
    .toLowerCase()
    .replace(wholeLetter, (letter) => wholeLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(latinWithMarks, '$1')
    .normalize('NFC');
}

/** The same with "Müller" as "Mueller"; undefined where that makes no difference. */
export function spellOutLetters(text: string): string | undefined {
  if (!nonAscii.test(text)) return undefined;
  const small = text.normalize('NFKC').toLowerCase();
  const spelled = small.replace(spellable, (letter) => spelledOut[letter] ?? letter);
  return spelled === small ? undefined : foldLetters(spelled);
}
