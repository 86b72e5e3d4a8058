// The operator's own table of companies: a part of the world, written as sales people write, with duplicates, homonyms,
// domains that are a mailbox provider's, and a few office ranges.

import type { SeededRandom } from '#run/demo/seeded-random.ts';
import { noteSpelling } from '../names/spell-company.ts';
import { openStream, pickOne } from '../random-choice.ts';
import { writeAddress } from '../space/address-range.ts';
import type { Workshop } from '../workshop.ts';
import type { Company } from '../world.ts';

export interface KnownCompany {
  /** Id in the operator's other system; `companyIdOf` leads back to the world. */
  readonly externalId: string;
  readonly companyId: number;
  readonly name: string;
  readonly legalName: string;
  readonly vatNumber: string;
  readonly domains: readonly string[];
  readonly aliases: readonly string[];
  /** As `first-last`. */
  readonly ranges: readonly string[];
  readonly country: string;
  readonly city: string;
  readonly status: string;
  readonly parentExternalId: string;
}

const knownShare = 0.22;
const duplicateShare = 0.01;
const rangesShare = 0.06;
const mailboxAsDomain = 0.015;
const statuses = ['customer', 'prospect', 'prospect', 'supplier', 'partner'] as const;

export function makeKnownCompanies(workshop: Workshop): KnownCompany[] {
  const random = openStream('known companies');
  const known: KnownCompany[] = [];
  for (const company of workshop.companies) {
    if (company.kind === 'sole_trader' || !random.chance(knownShare)) continue;
    known.push(describe(random, workshop, company, externalIdOf(company.id)));
    if (!random.chance(duplicateShare)) continue;
    const twice = describe(random, workshop, company, `${externalIdOf(company.id)}-B`);
    known.push({ ...twice, vatNumber: '', ranges: [] });
  }
  const ids = new Set(known.map(({ externalId }) => externalId));
  return known.map((row) => (ids.has(row.parentExternalId) ? row : { ...row, parentExternalId: '' }));
}

/** `C000012` for the company 12. */
function externalIdOf(companyId: number): string {
  return `C${String(companyId).padStart(6, '0')}`;
}

/** Back from the operator's id, duplicates included; 0 when it is none of them. */
export function companyIdOf(externalId: string): number {
  return Number(/^C(\d{6})/.exec(externalId)?.[1] ?? 0);
}

function describe(
  random: SeededRandom,
  workshop: Workshop,
  company: Company,
  externalId: string,
): KnownCompany {
  const name = writeName(random, company);
  noteSpelling(workshop.names, company, name);
  const { country } = company.land;
  return {
    externalId,
    companyId: company.id,
    name,
    legalName: random.chance(0.6) ? company.name : '',
    vatNumber: random.chance(0.5) && country.code === 'IT' ? makeItalianVat(company.id) : '',
    domains: listDomains(random, company),
    aliases: random.chance(0.06) ? [`${company.base} ${company.city}`] : [],
    ranges: random.chance(rangesShare) ? listRanges(workshop, company) : [],
    country: random.chance(0.95) ? country.code : '',
    city: company.city,
    status: pickOne(random, statuses),
    parentExternalId: company.parentId === 0 ? '' : externalIdOf(company.parentId),
  };
}

/** Eleven digits, the last of which checks the others; other countries' are left out. */
function makeItalianVat(companyId: number): string {
  const digits = String(1_000_000_000 + companyId * 37);
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return `IT${digits}${(10 - (sum % 10)) % 10}`;
}

function writeName(random: SeededRandom, { name, base }: Company): string {
  const drawn = random.next();
  if (drawn < 0.48) return name;
  if (drawn < 0.84) return base;
  if (drawn < 0.98) return name.toUpperCase();
  return mistype(random, name);
}

/** Two neighbouring letters changed places. */
function mistype(random: SeededRandom, text: string): string {
  const at = random.whole(0, Math.max(0, text.length - 2));
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}

function listDomains(random: SeededRandom, company: Company): string[] {
  if (random.chance(mailboxAsDomain)) return [pickOne(random, company.land.country.freeMail)];
  const all = [company.domain, ...company.moreDomains].filter((domain) => domain !== '');
  return all.filter((_, index) => random.chance(index === 0 ? 0.75 : 0.4));
}

function listRanges(workshop: Workshop, company: Company): string[] {
  return (workshop.officeRanges.get(company.id) ?? []).map(
    ({ version, first, last }) => `${writeAddress(version, first)}-${writeAddress(version, last)}`,
  );
}
