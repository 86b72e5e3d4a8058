// Schools, universities and governments among the domains: organisations, but of their own class.

import { domainLabel } from '../domains/registrable-domain.ts';
import { universityDomains } from './lists/university-domains.ts';

const education = /\.(?:edu|ac)\.[a-z]{2}$|\.edu$|\.sch\.[a-z]{2}$|\.(?:university|schule|college)$/;
const government =
  /\.(?:gov|gob|gouv|gub|govt)\.[a-z]{2}$|\.gv\.at$|\.go\.(?:jp|kr|th|id|cr|ke|tz|ug)$|\.(?:gov|mil)$|\.(?:mil|mod)\.[a-z]{2}$|\.europa\.eu$|\.gc\.ca$|\.gouv\.fr$|\.admin\.ch$|\.bund\.de$/;

/** Labels that universities alone have, with the suffix of their country. */
const universityLabels: readonly (readonly [suffix: string, label: RegExp])[] = [
  ['de', /^(?:uni|tu|hs|fh|th)-[a-z-]+$/],
  ['at', /^(?:uni|tu|fh)-[a-z-]+$/],
  ['fr', /^(?:univ|universite|insa)-[a-z0-9-]+$/],
];

/** "of a school or a university", "a government's", or '' for neither. `domain`: registrable. */
export function findPublicBody(domain: string): string {
  if (education.test(`.${domain}`)) return 'of a school or a university (education)';
  if (government.test(`.${domain}`)) return "a government's (government)";
  if (universityDomains.has(domain)) return "a university's (education)";
  const label = domainLabel(domain);
  const suffix = domain.slice(label.length + 1);
  const isUniversity = universityLabels.some(([country, form]) => country === suffix && form.test(label));
  return isUniversity ? 'called like a university (education)' : '';
}
