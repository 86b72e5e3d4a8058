// Says whether a domain is made of a natural person's name: `anna-rossi.it`, `mariobianchi.com`. Such a domain names no company
// by itself; a company that is called after a person is named by its own name, or by the operator.

import { findPersonSigns } from '../names/find-person-signs.ts';
import { givenNames } from '../names/words/given-names.ts';
import { nameParticles } from '../names/words/person-words.ts';
import { frequentSurnames } from '../names/words/surnames.ts';
import { domainLabel } from './registrable-domain.ts';

/** Shorter words stand in too many others by chance. */
const givenMin = 3;
const surnameMin = 4;

/**
 * `domain`: registrable. Two words are read as a name would be; of more, and of the halves of one, each must be known as what it
 * is, since a firm's trade stands behind its founder's name.
 */
export function namesPerson(domain: string): boolean {
  const words = domainLabel(domain)
    .split(/[-_]/)
    .filter((word) => word !== '');
  const [only = ''] = words;
  const telling = words.filter((word) => !nameParticles.has(word));
  if (telling.length > 2 && !telling.every((word) => givenNames.has(word) || frequentSurnames.has(word)))
    return false;
  if (words.length > 1) return findPersonSigns(words.join(' ')).includes('given_name');
  for (let at = givenMin; at <= only.length - givenMin; at += 1)
    if (isFullName(only.slice(0, at), only.slice(at))) return true;
  return false;
}

function isFullName(left: string, right: string): boolean {
  return isGivenAndSurname(left, right) || isGivenAndSurname(right, left);
}

function isGivenAndSurname(given: string, surname: string): boolean {
  return (
    given.length >= givenMin &&
    surname.length >= surnameMin &&
    givenNames.has(given) &&
    frequentSurnames.has(surname)
  );
}
