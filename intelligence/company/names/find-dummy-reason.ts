// Names that registries, sources and people write where there is no name.

import { foldLetters } from './fold-letters.ts';

interface Placeholder {
  pattern: RegExp;
  reason: string;
}

/**
 * Registries: the placeholders of the RIPE database and its dummified dumps, of IANA, APNIC, LACNIC and AFRINIC, and
 * ARIN's residential privacy. On folded text.
 */
const placeholders: readonly Placeholder[] = [
  { pattern: /^(?:dummy(?:\s|$)|dumy-)/, reason: 'a placeholder of a dummified registry' },
  {
    pattern:
      /^(?:(?:name|data|object|organisation|organization) (?:removed|redacted)|redacted\b|gdpr masked|statutory masking)/,
    reason: 'a name that was removed',
  },
  {
    pattern:
      /\b(?:non-ripe-ncc-managed|iana-(?:blk|rsvd|netblock|reserved)|arin-cidr-block|(?:[a-z]+-)?cidr-block|erx-netblock|stub-)/,
    reason: 'a placeholder of a registry',
  },
  { pattern: /^root$|^iana\b|internet assigned numbers authority/, reason: 'a placeholder of a registry' },
  {
    pattern: /not (?:been )?(?:allocated (?:to|by)|managed by|set up in this registry|assigned)/,
    reason: 'a range that its registry did not give away',
  },
  {
    pattern: /\b(?:unallocated|unassigned|debogon)\b|^reserved\b|^free (?:space|pool)\b|^available$/,
    reason: 'a range that nobody holds',
  },
  {
    pattern:
      /^(?:private (?:customer|residence|person|individual|address)|residential customer|customer private)\b/,
    reason: 'a private customer',
  },
  {
    pattern:
      /^(?:privacy|private) (?:protect|service|registration)|whois ?(?:privacy|guard|protect)|domains by proxy|contact privacy/,
    reason: 'a privacy service',
  },
  {
    pattern:
      /^(?:n\/?a|n\.a\.|nd|n\.d\.|none|nil|null|undefined|unknown|nan|not (?:available|applicable|disclosed|provided|specified|set)|no (?:name|company|organi[sz]ation)|sconosciut[oa]|non (?:disponibile|specificato|presente|indicato)|nessun[oa]?|vuoto|inconnu|unbekannt|keine?|kein(?:e)? angabe|desconocid[oa]|ninguno|sin nombre|empty|blank|tbd|todo)$/,
    reason: 'a word for "no name"',
  },
  {
    pattern:
      /^(?:test|tests|testing|prova|prove|essai|prueba|demo|example|esempio|exemple|beispiel|ejemplo|sample)(?: (?:company|azienda|firma|srl|s\.r\.l\.|spa|s\.p\.a\.|ltd|inc|gmbh|sl|sarl|test))?$/,
    reason: 'a word of people who try',
  },
  {
    pattern:
      /^(?:foo|foobar|foo bar|asd+|asdasd|asdf+|qwerty|qwe|aaa+|xxx+|zzz+|lorem ipsum|pippo|pluto|paperino|john doe|jane doe|mustermann|max mustermann|musterfirma)$/,
    reason: 'a word of people who try',
  },
  {
    pattern:
      /^(?:company|company name|your company|my company|nome azienda|ragione sociale|azienda|societa|societe|entreprise|nom de l'entreprise|firma|firmenname|unternehmen|empresa|nombre de la empresa|organi[sz]ation|name|nome|customer|cliente?|client|kunde|user|utente|privato|private|privat|particulier|particular|freelance|freelancer|libero professionista|self|self employed|none of your business)$/,
    reason: 'a label, no name',
  },
  { pattern: /^end[ -]?users?$|^customer[ #-]*\d*$|^cust[ #-]*\d+$/, reason: 'a label, no name' },
];

const readMax = 300;

/** '' when it may be a real name; otherwise why it is none. */
export function findDummyReason(name: string): string {
  const text = foldLetters(name.slice(0, readMax)).replace(/\s+/g, ' ').trim();
  if (text === '') return 'it is empty';
  if (/\*{3}/.test(text)) return 'a masked name';
  if (!/\p{L}/u.test(text)) return 'it has no letter';
  const bare = text.replace(/^["'([{<]+|["')\]}>.]+$/g, '').trim();
  for (const { pattern, reason } of placeholders) {
    if (pattern.test(text) || pattern.test(bare)) return reason;
  }
  return '';
}
