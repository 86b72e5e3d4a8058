// Tells a form in which somebody asks for something from one in which they only leave their contacts, such as to get a paper or
// to hear news. Only the first makes a request; the second is one more thing that somebody did.

import { readFieldName } from '../identity/read-traits.ts';

export interface FilledForm {
  /** Its name, as its maker calls it, and the key or address by which pages know it; '' for unknown. */
  readonly name: string;
  readonly key: string;
  /** Of the page on which it stands, '' elsewhere. */
  readonly path: string;
  readonly text: string;
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  /** It has a field for a longer text, whether or not that was filled in or taken. */
  readonly hasTextField: boolean;
}

/** Own list, from the names that Italian and English sites give to such forms. */
const askingForm =
  /(?:^|[^\p{L}])(?:contatt\p{L}*|contact(?:s|[ -]?us)?|preventiv\p{L}*|quot(?:e|es|ation|azion\p{L})|rfq|richie\p{L}+|request|enquir\p{L}*|inquir\p{L}*|assistenza|support|demo|consulenz\p{L}*|consultation|sopralluogo|richiamat\p{L}*|call[ -]?back|scrivici|parla con|talk to|appuntament\p{L}*|meeting|incontro|prova gratuita|free trial|trial|campion[ei]|campionatura|samples?|listin[oi]|price[ -]?lists?)(?:[^\p{L}]|$)/iu;
const otherForm =
  /newsletter|iscri[vz]\p{L}*|subscri\p{L}*|download|scarica|whitepaper|white paper|e-?book|webinar|login|accedi|registra\p{L}*|sign[ -]?up|catalog\p{L}*/iu;
/** Questions for what tells who somebody is, or what they allow; own list, from the lead forms of Meta and LinkedIn and usual ones. */
const contactQuestion =
  /^(?:(?:your|il tuo|la tua|il|la|work|business|company|aziendale?) )*(?:(?:e-?mail|mail|phone|telephone|mobile|telefono|cellulare|name|nome(?: e cognome)?|cognome|surname|azienda|company|societ[aà]|organi[sz]ation|ragione sociale|ruolo|job title|position|mansione|qualifica|seniority|job function|department|reparto|website|sito(?: web)?|address|street(?: address)?|indirizzo|citt[aà]|city|town|comune|state|province|provincia|regione|region|zip|postal|post|postcode|cap|country|paese|nazione|industry|settore|company size|dimension\p{L}* aziendale?|number of employees|dipendenti|degree|field of study|school|graduation date|start date|date of birth|data di nascita|gender|genere|linkedin(?: profile)?(?: url)?|vat(?: number)?|p(?:artita)?\.? ?iva|codice fiscale|utm \p{L}+|fonte|source)(?: (?:code|number|address|name|aziendale|postale|di telefono|di lavoro))?)$/iu;
const permission =
  /privacy|consen[st]\p{L}*|gdpr|newsletter|marketing|terms|condizioni|accett[oi]|accept|i agree|acconsento|autorizzo|trattamento dei dati/iu;

/** Whether somebody asked for something: in words, by an answer to a real question, or by the form that they chose. */
export function asksSomething(form: FilledForm): boolean {
  if (form.text.trim() !== '') return true;
  if (form.answers.some(({ question, answer }) => answer.trim() !== '' && !isContactQuestion(question)))
    return true;
  return isAskingForm(form);
}

/** A form for contacting the company or asking for an offer, whatever was filled in. */
function isAskingForm({ name, key, path, hasTextField }: Omit<FilledForm, 'text' | 'answers'>): boolean {
  const own = spell(`${name} ${key}`);
  if (askingForm.test(own)) return true;
  if (otherForm.test(own)) return false;
  // The form of the newsletter stands on the contact page as well, but asks for no text.
  return hasTextField && (askingForm.test(spell(path)) || own.trim() === '');
}

/** By its name: in which people leave their contacts for news, a paper or an account. */
export function isOtherForm(name: string): boolean {
  const own = spell(name);
  return otherForm.test(own) && !askingForm.test(own);
}

function isContactQuestion(question: string): boolean {
  const plain = spell(question)
    .replace(/[?:*.!]+$/, '')
    .trim();
  return readFieldName(plain) !== undefined || contactQuestion.test(plain) || permission.test(plain);
}

/** `richiedi_preventivo` and `/richiedi-preventivo` are written as words. */
function spell(text: string): string {
  return text
    .replace(/[_/]+|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
