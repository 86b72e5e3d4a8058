// What a question of a form asks for, guessed from its words in Italian and English. Good for a claim, which fills nothing that
// somebody confirmed.

export type AnswerMeaning = 'name' | 'firstName' | 'lastName' | 'company' | 'jobTitle' | 'website';

/** The first that fits; own list, from the labels that such forms usually have. */
const meanings: readonly (readonly [AnswerMeaning, RegExp])[] = [
  ['lastName', /^(?:your |il tuo )?(?:last|family|sur)[ _-]?name$|^(?:il tuo )?cognome$/],
  ['firstName', /^(?:your |il tuo )?(?:first|given)[ _-]?name$|^(?:il tuo )?nome$/],
  ['name', /^(?:your |full |il tuo )?name$|^nome (?:e|ed) cognome$|^full[ _-]?name$/],
  [
    'company',
    /^(?:your )?(?:company|organi[sz]ation)(?: name)?$|^(?:la tua )?(?:azienda|societ[aà]|ditta|impresa)$/,
  ],
  ['jobTitle', /^(?:your )?(?:job[ _-]?title|role|position)$|^(?:il tuo )?(?:ruolo|mansione|qualifica)$/],
  ['website', /^(?:your |company )?web[ -]?site$|^sito(?: web)?(?: aziendale)?$/],
];

/** Undefined when the question asks for something else, or is a sentence. */
export function guessAnswerMeaning(question: string): AnswerMeaning | undefined {
  const text = question
    .trim()
    .toLowerCase()
    .replace(/[?:*]+$/, '')
    .trim();
  return meanings.find(([, pattern]) => pattern.test(text))?.[0];
}
