// Reads what programs call a person's traits: names of fields as the usual libraries, forms and providers spell them.

import type { PersonField } from '#contract/said.ts';

export interface TraitsRead {
  readonly email: string;
  readonly phone: string;
  /** What is said of the person, e-mail and telephone left out. */
  readonly values: readonly { readonly field: PersonField; readonly value: string }[];
}

/**
 * Spellings, without case, blanks, hyphens and underscores. Source: Segment's reserved traits, what the tag libraries of
 * HubSpot, Intercom and Matomo send, and the names of fields of Italian forms.
 */
const spellings: Readonly<Record<string, PersonField>> = {
  ...{ name: 'name', fullname: 'name', displayname: 'name', nomecompleto: 'name', yourname: 'name' },
  ...{ firstname: 'first_name', givenname: 'first_name', nome: 'first_name' },
  ...{ lastname: 'last_name', familyname: 'last_name', surname: 'last_name', cognome: 'last_name' },
  ...{ email: 'email', mail: 'email', emailaddress: 'email', useremail: 'email', posta: 'email' },
  ...{ workemail: 'email', businessemail: 'email', youremail: 'email' },
  ...{ phone: 'phone', phonenumber: 'phone', mobile: 'phone', mobilephone: 'phone', telephone: 'phone' },
  ...{ tel: 'phone', telefono: 'phone', cellulare: 'phone' },
  ...{
    title: 'job_title',
    jobtitle: 'job_title',
    position: 'job_title',
    ruolo: 'job_title',
    role: 'job_title',
  },
  ...{ company: 'company', companyname: 'company', organization: 'company', organisation: 'company' },
  ...{ azienda: 'company', ditta: 'company', ragionesociale: 'company' },
  ...{ seniority: 'seniority', department: 'department', reparto: 'department' },
  ...{
    skills: 'skills',
    education: 'education',
    language: 'language',
    locale: 'language',
    lingua: 'language',
  },
  ...{ website: 'website', sitoweb: 'website', linkedin: 'linkedin' },
};

/** Longer than any of them is somebody's essay. */
const valueCharsMax = 400;
const valuesMax = 40;

/** What a field of this name means; undefined when it is none of a person's. */
export function readFieldName(name: string): PersonField | undefined {
  const plain = name.toLowerCase().replace(/[\s_-]/g, '');
  return Object.hasOwn(spellings, plain) ? spellings[plain] : undefined;
}

/** `traits` as they came; `meaningOf` says what a name means where an operator has said so. */
export function readTraits(
  traits: Readonly<Record<string, unknown>>,
  meaningOf: (name: string) => PersonField | undefined = readFieldName,
): TraitsRead {
  let [email, phone] = ['', ''];
  const values: { field: PersonField; value: string }[] = [];
  for (const [name, given] of Object.entries(traits)) {
    const field = meaningOf(name);
    if (field === undefined || values.length >= valuesMax) continue;
    for (const text of readTexts(field, given)) {
      if (field === 'email') email ||= text;
      else if (field === 'phone') phone ||= text;
      else values.push({ field, value: text });
    }
  }
  return { email, phone, values };
}

/** A company is an object with a name at Segment; skills are a list. */
function readTexts(field: PersonField, given: unknown): string[] {
  if (Array.isArray(given)) return given.slice(0, valuesMax).flatMap((one) => readTexts(field, one));
  if (field === 'company' && typeof given === 'object' && given !== null)
    return readTexts(field, Reflect.get(given, 'name'));
  if (typeof given !== 'string' && typeof given !== 'number') return [];
  const text = cleanValue(String(given));
  return text === '' ? [] : [text];
}

/** One line, without signs that no text has; PostgreSQL takes no NUL. */
function cleanValue(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, valueCharsMax);
  // A sign of two halves may have been cut in two.
  return line.replace(/\p{Cs}/gu, '');
}
