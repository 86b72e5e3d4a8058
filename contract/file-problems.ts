// What can be wrong with a file of network data, in words: what it is and how to mend it, in both languages. The engine's own
// messages say neither.

type Words = Readonly<Record<'en' | 'it', { readonly what: string; readonly mend: string }>>;

const fileProblems = {
  damaged: {
    en: { what: 'its content is damaged', mend: 'put a whole file in its place' },
    it: { what: 'il contenuto è danneggiato', mend: 'mettine uno intero al suo posto' },
  },
  nothing_known: {
    en: {
      what: 'nothing in it is known here',
      mend: 'put a file of networks, places or anonymous addresses in its place, or remove it',
    },
    it: {
      what: 'non contiene nulla di riconosciuto',
      mend: 'metti al suo posto un file di reti, luoghi o indirizzi anonimi, oppure toglilo',
    },
  },
  no_ranges: {
    en: {
      what: 'no address range is in it',
      mend: 'give an .mmdb file, a range index, or records of a registry',
    },
    it: {
      what: 'non contiene intervalli di indirizzi',
      mend: 'indica un file .mmdb, un indice di intervalli o i dati di un registro',
    },
  },
  organisations_alone: {
    en: { what: 'organisations alone are in it', mend: 'give the file of their address ranges too' },
    it: {
      what: 'contiene solo organizzazioni',
      mend: 'indica anche il file dei loro intervalli di indirizzi',
    },
  },
  not_there: {
    en: { what: 'there is no such file', mend: 'check the path' },
    it: { what: 'il file non esiste', mend: 'controlla il percorso' },
  },
  directory: {
    en: { what: 'it is a directory', mend: 'name the files in it' },
    it: { what: 'è una cartella', mend: 'indica i file che contiene' },
  },
  not_readable: {
    en: { what: 'this user may not read it', mend: 'give this user the right to' },
    it: { what: 'questo utente non può leggerlo', mend: 'dagli il permesso di lettura' },
  },
} as const satisfies Record<string, Words>;

export type FileProblemCode = keyof typeof fileProblems;

export function isFileProblemCode(text: string): text is FileProblemCode {
  return Object.hasOwn(fileProblems, text);
}

/** Both parts begin small and have no full stop. */
export function describeFileProblem(
  code: FileProblemCode,
  language: 'en' | 'it',
): { what: string; mend: string } {
  return fileProblems[code][language];
}
