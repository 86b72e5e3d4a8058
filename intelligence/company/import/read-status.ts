// What a company is to the operator, from the words that lists use for it in English and Italian.

import type { CompanyStatus } from '#contract/company.ts';

const words: Readonly<Record<CompanyStatus, readonly string[]>> = {
  former: [
    ...[
      'former',
      'former customer',
      'ex customer',
      'past customer',
      'lost',
      'churned',
      'inactive',
      'closed',
      'dormant',
    ],
    ...['ex cliente', 'ex', 'cessato', 'cliente cessato', 'perso', 'cliente perso', 'inattivo', 'non attivo'],
    ...['cliente inattivo', 'dismesso'],
  ],
  customer: [
    ...['customer', 'client', 'active', 'active customer', 'current', 'c', 'won', 'customers'],
    ...['cliente', 'clienti', 'cliente attivo', 'attivo', 'cli', 'acquisito'],
  ],
  prospect: [
    ...['prospect', 'prospects', 'potential', 'potential customer', 'target', 'suspect', 'opportunity', 'p'],
    ...['potenziale', 'potenziale cliente', 'cliente potenziale', 'possibile cliente', 'prospetto', 'pot'],
    ...['opportunita'],
  ],
  lead: [
    ...[
      'lead',
      'leads',
      'contact',
      'marketing qualified lead',
      'sales qualified lead',
      'mql',
      'sql',
      'subscriber',
    ],
    ...['contatto', 'nominativo', 'interessato'],
  ],
  partner: [
    ...[
      'partner',
      'reseller',
      'distributor',
      'agency',
      'integrator',
      'channel partner',
      'dealer',
      'partners',
    ],
    ...['rivenditore', 'distributore', 'agenzia', 'installatore', 'concessionario'],
  ],
  supplier: [
    ...['supplier', 'vendor', 'suppliers', 'vendors', 's', 'f', 'fornitore', 'fornitori', 'for', 'terzista'],
  ],
  competitor: ['competitor', 'competitors', 'competition', 'concorrente', 'concorrenti', 'concorrenza'],
  other: ['other', 'altro', 'altri', 'none', 'nessuno', 'unknown', 'sconosciuto', 'n d', 'nd'],
};

const statusOf: ReadonlyMap<string, CompanyStatus> = new Map(
  Object.entries(words).flatMap(([status, texts]) =>
    texts.map((text): [string, CompanyStatus] => [text, status as CompanyStatus]),
  ),
);

/** '' when the word is none of those known. */
export function readStatus(text: string): CompanyStatus | '' {
  const simple = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return statusOf.get(simple) ?? '';
}
