// Says in words what is wrong with a line of a list and how to mend it, in both languages.

import type { ImportField, LineFault, LineFaultCode, OrderField } from '#contract/company-import.ts';

type Language = 'en' | 'it';
type Words = Record<Language, (fault: LineFault) => string>;

const fieldNames: Record<ImportField | OrderField, Record<Language, string>> = {
  name: { en: 'name', it: 'nome' },
  legal_name: { en: 'legal name', it: 'ragione sociale' },
  vat_number: { en: 'VAT number', it: 'partita IVA' },
  fiscal_code: { en: 'fiscal code', it: 'codice fiscale' },
  domains: { en: 'domain', it: 'dominio' },
  email: { en: 'e-mail address', it: 'indirizzo e-mail' },
  aliases: { en: 'other name', it: 'altro nome' },
  networks: { en: 'network', it: 'rete' },
  parent: { en: 'parent company', it: 'capogruppo' },
  country: { en: 'country', it: 'nazione' },
  province: { en: 'province', it: 'provincia' },
  postcode: { en: 'postcode', it: 'CAP' },
  industry_code: { en: 'industry code', it: 'codice attività' },
  employees: { en: 'employees', it: 'dipendenti' },
  turnover: { en: 'turnover', it: 'fatturato' },
  status: { en: 'status', it: 'stato' },
  owner: { en: 'owner', it: 'responsabile' },
  external_id: { en: 'id', it: 'codice' },
  document_kind: { en: 'kind', it: 'tipo' },
  number: { en: 'number', it: 'numero' },
  date: { en: 'date', it: 'data' },
  product: { en: 'product', it: 'prodotto' },
  quantity: { en: 'quantity', it: 'quantità' },
  line_amount: { en: 'amount of the line', it: 'importo della riga' },
  amount: { en: 'amount', it: 'importo' },
  currency: { en: 'currency', it: 'valuta' },
};

const words: Record<LineFaultCode, Words> = {
  too_few_columns: {
    en: () => 'The line has no cell under any known column. Check that the separator is the same as above.',
    it: () =>
      'La riga non ha celle sotto nessuna colonna nota. Controlla che il separatore sia lo stesso di sopra.',
  },
  too_many_columns: {
    en: ({ value }) =>
      `The line has more cells than there are columns ("${value}" is under none). Put a text that holds the separator between quotation marks.`,
    it: ({ value }) =>
      `La riga ha più celle che colonne ("${value}" non sta sotto nessuna). Metti fra virgolette i testi che contengono il separatore.`,
  },
  name_missing: {
    en: () => 'A new company needs a name. Fill it in.',
    it: () => 'Una nuova azienda deve avere un nome. Scrivilo.',
  },
  too_long: {
    en: ({ value }) => `"${value}…" is longer than 300 characters. Shorten it.`,
    it: ({ value }) => `"${value}…" supera i 300 caratteri. Accorcialo.`,
  },
  vat_check_digit: {
    en: ({ value }) =>
      `${value} is no Italian VAT number: its last digit does not fit the others. Look for a slip; before a number of another country put its letters, such as HR.`,
    it: ({ value }) =>
      `${value} non è una partita IVA: l’ultima cifra non torna con le altre. Cerca un errore; davanti a un numero di un altro paese metti la sigla, per esempio HR.`,
  },
  vat_format: {
    en: ({ value }) =>
      `${value} has not the form of a VAT number of its country. Look for a slip or another country.`,
    it: ({ value }) =>
      `${value} non ha la forma di una partita IVA del suo paese. Cerca un errore o un altro paese.`,
  },
  vat_country_unknown: {
    en: ({ value }) =>
      `The country of ${value} is not clear. Put its letters before it, such as DE, or fill in the country.`,
    it: ({ value }) =>
      `Non è chiaro di che paese sia ${value}. Anteponi la sigla, per esempio DE, o indica la nazione.`,
  },
  spreadsheet_number: {
    en: ({ value }) =>
      `${value} is what a spreadsheet made of a long number. Format the column as text and export again.`,
    it: ({ value }) =>
      `${value} è un numero lungo rovinato dal foglio di calcolo. Formatta la colonna come testo ed esporta di nuovo.`,
  },
  fiscal_code_format: {
    en: ({ value }) =>
      `${value} is no Italian fiscal code: 11 digits or 16 letters and digits are expected. Look for a slip.`,
    it: ({ value }) =>
      `${value} non è un codice fiscale: servono 11 cifre o 16 lettere e cifre. Cerca un errore.`,
  },
  not_a_domain: {
    en: ({ value }) => `${value} is no domain. Write it as example.com.`,
    it: ({ value }) => `${value} non è un dominio. Scrivilo come example.com.`,
  },
  free_mail_domain: {
    en: ({ value }) => `${value} belongs to a mail provider, not to this company. Leave it out.`,
    it: ({ value }) => `${value} è di un fornitore di posta, non di questa azienda. Toglilo.`,
  },
  not_a_network: {
    en: ({ value }) => `${value} is no network. Write it as 203.0.113.0/24 or 203.0.113.10-203.0.113.20.`,
    it: ({ value }) => `${value} non è una rete. Scrivila come 203.0.113.0/24 o 203.0.113.10-203.0.113.20.`,
  },
  network_reversed: {
    en: ({ value }) => `${value} ends before it begins. Exchange the two addresses.`,
    it: ({ value }) => `${value} finisce prima di cominciare. Scambia i due indirizzi.`,
  },
  network_private: {
    en: ({ value }) =>
      `${value} is private or reserved: no visitor comes from there. Write the public addresses.`,
    it: ({ value }) =>
      `${value} è privata o riservata: nessun visitatore arriva da lì. Scrivi gli indirizzi pubblici.`,
  },
  network_too_wide: {
    en: ({ value }) => `${value} is wider than any company's own network. Look for a slip.`,
    it: ({ value }) => `${value} è più larga della rete di qualunque azienda. Cerca un errore.`,
  },
  network_overlaps: {
    en: ({ value, other }) =>
      `${value} lies partly inside and partly outside of ${other}. Correct one of the two.`,
    it: ({ value, other }) =>
      `${value} è in parte dentro e in parte fuori di ${other}. Correggi una delle due.`,
  },
  network_taken: {
    en: ({ value, other }) =>
      `${value} belongs to ${other} already. Take it away there first if that is wrong.`,
    it: ({ value, other }) =>
      `${value} appartiene già ${toWhom(other)}. Se è sbagliato, toglila prima da lì.`,
  },
  domain_taken: {
    en: ({ value, other }) =>
      `${value} belongs to ${other} already, and stays there. Take it away there first if that is wrong.`,
    it: ({ value, other }) =>
      `${value} appartiene già ${toWhom(other)} e resta lì. Se è sbagliato, toglilo prima da lì.`,
  },
  external_id_kept: {
    en: ({ value, other }) => `The company is known as ${other}; ${value} is not taken.`,
    it: ({ value, other }) => `L’azienda è nota come ${other}; ${value} non viene preso.`,
  },
  not_a_country: {
    en: ({ value }) => `${value} is no country. Write its two letters, such as IT, or its name.`,
    it: ({ value }) => `${value} non è una nazione. Scrivi le due lettere, per esempio IT, o il nome.`,
  },
  not_a_number: {
    en: ({ value }) => `${value} is no number. Write digits, such as 1200.`,
    it: ({ value }) => `${value} non è un numero. Scrivi delle cifre, per esempio 1200.`,
  },
  not_a_status: {
    en: ({ value }) =>
      `"${value}" is not known as a status. Use customer, prospect, lead, partner, supplier, competitor, former or other.`,
    it: ({ value }) =>
      `"${value}" non è uno stato noto. Usa cliente, potenziale, lead, partner, fornitore, concorrente, ex cliente o altro.`,
  },
  not_an_industry_code: {
    en: ({ value }) => `${value} is no ATECO or NACE code. Write it as 62.01.00.`,
    it: ({ value }) => `${value} non è un codice ATECO o NACE. Scrivilo come 62.01.00.`,
  },
  parent_unknown: {
    en: ({ value }) =>
      `The parent ${value} is neither known nor in the file, or there are several. Use its id or VAT number.`,
    it: ({ value }) =>
      `La capogruppo ${value} non è nota né presente nel file, o ce n’è più d’una. Usa il suo codice o la partita IVA.`,
  },
  parent_loop: {
    en: ({ value }) => `${value} would be its own parent, through others or at once. Correct the parent.`,
    it: ({ value }) =>
      `${value} sarebbe capogruppo di sé stessa, direttamente o tramite altre. Correggi la capogruppo.`,
  },
  duplicate_line: {
    en: ({ value, other }) => `It is the same company as in line ${other} (${value}). Keep one of the two.`,
    it: ({ value, other }) => `È la stessa azienda della riga ${other} (${value}). Tieni una delle due.`,
  },
  two_companies: {
    en: ({ other }) => `It fits several known companies: ${other}. Give an id or VAT number, or merge them.`,
    it: ({ other }) =>
      `Corrisponde a più aziende note: ${other}. Indica un codice o una partita IVA, oppure uniscile.`,
  },
  company_unknown: {
    en: () =>
      'The company is not known. Add it or import the list of companies first, or give an id or VAT number.',
    it: () =>
      'L’azienda non è nota. Prima aggiungila o importa l’elenco delle aziende, oppure indica un codice o una partita IVA.',
  },
  only_name: {
    en: ({ other }) =>
      `Only the name says that it is of ${other}. Take it if that is the company, or give an id or VAT number.`,
    it: ({ other }) =>
      `Solo il nome dice che è di ${other}. Prendilo se l’azienda è quella, oppure indica un codice o una partita IVA.`,
  },
  not_a_document: {
    en: ({ value }) => `"${value}" is neither an order nor an invoice. Write order, invoice or credit note.`,
    it: ({ value }) =>
      `"${value}" non è né un ordine né una fattura. Scrivi ordine, fattura o nota di credito.`,
  },
  number_missing: {
    en: () => 'The line has no number. Without it the same order could come in twice.',
    it: () => 'La riga non ha un numero. Senza, lo stesso ordine potrebbe entrare due volte.',
  },
  number_repeated: {
    en: ({ value, other }) =>
      `${value} stands in line ${other} too. Put the lines of an order one below the other, each with its own product, on the same day and of the same company.`,
    it: ({ value, other }) =>
      `${value} sta anche alla riga ${other}. Metti le righe di un ordine una sotto l’altra, ciascuna con il suo prodotto, dello stesso giorno e della stessa azienda.`,
  },
  order_cut: {
    en: ({ value, other }) =>
      `Line ${other}, of ${value} too, cannot be taken, and half an order would be a wrong one. Correct that line and import the file again.`,
    it: ({ value, other }) =>
      `La riga ${other}, anch’essa di ${value}, non si può prendere, e mezzo ordine sarebbe sbagliato. Correggi quella riga e importa di nuovo il file.`,
  },
  number_elsewhere: {
    en: ({ value, other }) => `${value} is an order of ${other}. Look which company is right.`,
    it: ({ value, other }) => `${value} è un ordine di ${other}. Controlla quale azienda è giusta.`,
  },
  number_other_year: {
    en: ({ value, other }) =>
      `${value} stands in the year ${other}. Put the year into the number, such as 12/2026, when numbers begin anew each year.`,
    it: ({ value, other }) =>
      `${value} è già dell’anno ${other}. Metti l’anno nel numero, per esempio 12/2026, se i numeri ripartono ogni anno.`,
  },
  number_other_sign: {
    en: ({ value, other }) =>
      `${value} stands with ${other}, and this line gives money back or takes it again. Write credit note as its kind when it is one; else change it by hand.`,
    it: ({ value, other }) =>
      `${value} è già presente con ${other}, e questa riga rende l’importo o lo riprende. Scrivi nota di credito come tipo, se lo è; altrimenti modificalo a mano.`,
  },
  order_of_crm: {
    en: ({ value, other }) => `${value} comes from ${other}, and is changed there.`,
    it: ({ value, other }) => `${value} arriva da ${other}, e si modifica là.`,
  },
  not_a_date: {
    en: ({ value }) => `"${value}" is no day. Write it as 2026-11-27 or 27/11/2026.`,
    it: ({ value }) => `"${value}" non è una data. Scrivila come 2026-11-27 o 27/11/2026.`,
  },
  not_an_amount: {
    en: ({ value }) => `"${value}" is no amount. Write it as 1234.50 or 1.234,50.`,
    it: ({ value }) => `"${value}" non è un importo. Scrivilo come 1234,50 o 1.234,50.`,
  },
  not_a_currency: {
    en: ({ value }) => `"${value}" is no currency. Write its three letters, such as EUR.`,
    it: ({ value }) => `"${value}" non è una valuta. Scrivi le tre lettere, per esempio EUR.`,
  },
};

/** Another line of the file has it, or a company. */
function toWhom(other: string): string {
  const line = /^line (\d+)$/.exec(other)?.[1];
  return line === undefined ? `a ${other}` : `alla riga ${line}`;
}

/** Such as `VAT number: ... is no Italian VAT number: ...`, without the line. */
export function describeFault(fault: LineFault, language: Language): string {
  const text = words[fault.code][language](fault);
  return fault.field === '' ? text : `${fieldNames[fault.field][language]}: ${text}`;
}
