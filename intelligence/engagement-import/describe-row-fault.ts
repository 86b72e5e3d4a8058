// What is wrong with a row of a file, in words: what it is and how to mend it, in both languages.

import type { RowFault, RowFaultCode } from '#contract/engagement-import.ts';

type Words = Readonly<Record<'en' | 'it', (value: string) => string>>;

const words: Readonly<Record<RowFaultCode, Words>> = {
  nobody_named: {
    en: () =>
      'The row names nobody: fill in an e-mail, a telephone number, a name or a profile, or say which column holds it.',
    it: () =>
      'La riga non nomina nessuno: indica un’e-mail, un telefono, un nome o un profilo, o quale colonna lo contiene.',
  },
  no_time: {
    en: (value) =>
      `"${value}" is no date that can be read. Write it as 2026-05-31 14:30, or change the order of day and month.`,
    it: (value) =>
      `"${value}" non è una data leggibile. Scrivila come 2026-05-31 14:30, o cambia l’ordine di giorno e mese.`,
  },
  time_ahead: {
    en: (value) =>
      `${quoted(value, 'The time')} is still to come. Change the order of day and month, or the time zone.`,
    it: (value) =>
      `${quoted(value, 'La data')} è nel futuro. Cambia l’ordine di giorno e mese, o il fuso orario.`,
  },
  too_old: {
    en: (value) => `${quoted(value, 'It')} is older than events are kept, so it would be deleted at once.`,
    it: (value) =>
      `${quoted(value, 'La riga')} supera il periodo di conservazione: verrebbe cancellata subito.`,
  },
  email_not_valid: {
    en: (value) => `"${value}" is no e-mail address, and nothing else names the person. Correct it.`,
    it: (value) => `"${value}" non è un indirizzo e-mail e nient’altro indica la persona. Correggilo.`,
  },
  email_left_out: {
    en: (value) =>
      `${quoted(value, 'What stands there')} is no e-mail address: the row is brought in without it. Correct it in the file to have it.`,
    it: (value) =>
      `${quoted(value, 'Ciò che c’è scritto')} non è un indirizzo e-mail: la riga si importa senza. Correggilo nel file per averlo.`,
  },
  no_event_start: {
    en: (value) =>
      `The row says that they came (${quoted(value, 'attended')}), and nothing says when the event was. Say when it began and read the file again.`,
    it: (value) =>
      `La riga dice che c’era (${quoted(value, 'presente')}), ma niente dice quando è stato l’evento. Indica l’inizio e rileggi il file.`,
  },
  test_data: {
    en: () => 'The row is a test of the advertising platform, and nobody’s.',
    it: () => 'La riga è una prova della piattaforma pubblicitaria, non di una persona.',
  },
  too_many_columns: {
    en: (value) =>
      `The row has more cells than there are columns ("${value}" is under none). Put a text that holds the separator between quotation marks.`,
    it: (value) =>
      `La riga ha più celle che colonne ("${value}" non sta sotto nessuna). Metti fra virgolette i testi che contengono il separatore.`,
  },
  not_said_who: {
    en: (value) =>
      `It is not clear whether "${value}" is you or the visitor. Say which names are yours and read the file again.`,
    it: (value) =>
      `Non è chiaro se "${value}" siate voi o il visitatore. Indica quali nomi sono vostri e rileggi il file.`,
  },
  no_text: {
    en: () => 'The message has no text.',
    it: () => 'Il messaggio non ha testo.',
  },
};

function quoted(value: string, otherwise: string): string {
  return value === '' ? otherwise : `"${value}"`;
}

export function describeRowFault({ code, value }: RowFault, language: 'en' | 'it'): string {
  return words[code][language](value);
}
