// What is wrong with a file of companies, in the reader's language. It is kept as it was said when the file was read, in
// English, so it is recognised here by its words.

import type { Language } from '#contract/report.ts';

const inItalian: readonly (readonly [said: RegExp, words: string])[] = [
  [/^The file is empty/, 'Il file è vuoto: salva l’elenco come CSV e riprova.'],
  [
    /^The file is a spreadsheet/,
    'Il file è un foglio di calcolo o un documento, non testo: salvalo come CSV (UTF-8) e riprova.',
  ],
  [/^The file has headers and no line/, 'Il file ha le intestazioni ma nessuna riga sotto.'],
  [
    /^The quotation mark that is opened in line (\d+)/,
    'Le virgolette aperte alla riga $1 non si chiudono mai: chiudile, oppure raddoppiale se fanno parte del testo.',
  ],
  [
    /^Line (\d+) is longer than/,
    'La riga $1 supera il milione di caratteri: il file non è un elenco di aziende, o in quella riga le virgolette non si chiudono.',
  ],
  [/^Line (\d+) cannot be read: ([\s\S]*)/, 'La riga $1 non si può leggere: $2'],
  [
    /^The file has no column "([^"]*)": its columns are ([\s\S]*)\.$/,
    'Il file non ha la colonna "$1": le sue colonne sono $2.',
  ],
  [
    /^No column says which company .* The columns are ([\s\S]*)\.$/,
    'Nessuna colonna dice di quale azienda parla una riga: indica quale contiene il nome. Le colonne sono $1.',
  ],
  [/^The file could not be read to its end/, 'Il file non è stato letto fino in fondo: riprova.'],
  [
    /^No line of the file has headers that are known/,
    'Nessuna riga del file ha intestazioni note, come "E-mail", "Nome" o "Data": scrivile nella prima riga e riprova.',
  ],
  [
    /^The file counts what happened and names nobody/,
    'Il file conta che cosa è successo e non nomina nessuno: esporta l’elenco di chi l’ha fatto, come contatti, partecipanti o commenti.',
  ],
  [
    /^No column says who did it: .* The columns are ([\s\S]*)\.$/,
    'Nessuna colonna dice chi l’ha fatto: indica quale contiene l’e-mail, il telefono, il nome o il profilo. Le colonne sono $1.',
  ],
  [
    /^Nothing was found in the file that/,
    'Nel file non c’è niente che un visitatore o un cliente abbia fatto o scritto.',
  ],
  [/^The file begins like JSON and is none/, 'Il file comincia come JSON ma non lo è: esportalo di nuovo.'],
  [
    /^The file holds no messages/,
    'Il file non contiene messaggi: ognuno deve avere un testo e una data, per esempio {"text": "...", "at": "..."}.',
  ],
  [
    /^The chat is longer than 100 million letters/,
    'La chat supera i 100 milioni di lettere: esportala in più parti.',
  ],
  [
    /^The start of the event, "([^"]*)", is no date/,
    'L’inizio dell’evento, "$1", non è una data leggibile: scrivila come 2026-05-12 10:00.',
  ],
  [/^The reading was cut off/, 'La lettura si è interrotta: invia di nuovo il file.'],
];

/** `said`: as it was kept. What is not recognised stays as it is. */
export function describeFileFailure(said: string, language: Language): string {
  if (language !== 'it') return said;
  for (const [pattern, words] of inItalian) {
    const match = pattern.exec(said);
    if (match) return words.replace(/\$(\d)/g, (_, at: string) => match[Number(at)] ?? '');
  }
  return said;
}
