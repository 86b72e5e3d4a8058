// What the values of a form say of whoever sent it: as the operator has mapped its fields, else by names and contents that
// leave no doubt.

import type { PersonField } from '#contract/said.ts';
import type { Site } from '#contract/site.ts';
import { readFieldName, readTraits, type TraitsRead } from '#intelligence/identity/read-traits.ts';

const meanings: Readonly<Record<string, PersonField>> = {
  email: 'email',
  first_name: 'first_name',
  last_name: 'last_name',
  full_name: 'name',
  company: 'company',
  phone: 'phone',
  job_title: 'job_title',
};

/** Close enough to tell which field holds one; whether it is one, the reader of keys says. */
const email = /^[^\s@]{1,64}@[^\s@]{3,190}$/;

/** `key`: of the form, on its site. */
export function readFormTraits(
  key: string,
  values: Readonly<Record<string, unknown>>,
  site: Site | undefined,
): TraitsRead {
  const mapping = site?.forms.find((form) => form.key === key)?.mapping ?? {};
  const mappedTo = (name: string) => (Object.hasOwn(mapping, name) ? mapping[name] : undefined);
  const hasMappedEmail = Object.keys(values).some((name) => mappedTo(name) === 'email');
  const holders = Object.entries(values).filter(
    ([name, value]) => mappedTo(name) === undefined && typeof value === 'string' && email.test(value.trim()),
  );
  // Of two the second may be a friend's.
  const onlyEmail = !hasMappedEmail && holders.length === 1 ? holders[0]?.[0] : undefined;
  return readTraits(values, (name) => {
    const meaning = mappedTo(name);
    if (meaning !== undefined) return meanings[meaning];
    if (name === onlyEmail) return 'email';
    const field = readFieldName(name);
    // A field called "e-mail" beside a mapped one, or beside another with an address in it, is not taken.
    return field === 'email' ? undefined : field;
  });
}
