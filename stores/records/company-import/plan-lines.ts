// Works out for a batch of lines what each would do: make a company, change one, nothing, or why it cannot be taken. The
// preview shows this plan, and applying makes it anew and carries it out.

import type { LineChange, LineFault, LineOutcome } from '#contract/company-import.ts';
import { chooseCompany } from '#intelligence/company/import/choose-company.ts';
import { diffLine, type LineDiff, type LineOwner } from '#intelligence/company/import/diff-line.ts';
import type { KnownForImport } from '#intelligence/company/import/known-company.ts';
import type { Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';
import type { ImportLine } from '../questions/company-import-lines.ts';
import type { Contested } from './find-contested.ts';
import { type Candidates, loadCandidates } from './load-candidates.ts';
import type { OwnerLookup } from './open-owner-lookup.ts';

export interface PlannedLine {
  line: ImportLine;
  outcome: LineOutcome;
  /** The known company that it is about. */
  company: KnownForImport | undefined;
  diff: LineDiff;
  changes: LineChange[];
  faults: LineFault[];
  /** Known companies of the same name, which the new one may be. */
  resembling: readonly KnownForImport[];
}

export interface PlanParts {
  importId: number;
  contested: Contested;
  owners: OwnerLookup;
}

/** Faults that were found when the file was read stay; those of an earlier plan are worked out again. */
export async function planLines(
  db: Records['db'] | Transaction,
  parts: PlanParts,
  lines: readonly ImportLine[],
): Promise<PlannedLine[]> {
  const candidates = await loadCandidates(db, parts.importId, lines);
  return lines.map((line) => planLine(line, candidates, parts));
}

/** Faults of a plan, as opposed to those of a cell that cannot be read. */
const planFaults: ReadonlySet<LineFault['code']> = new Set([
  ...(['name_missing', 'two_companies', 'external_id_kept', 'domain_taken', 'network_taken'] as const),
  ...(['network_overlaps', 'parent_unknown', 'parent_loop', 'duplicate_line'] as const),
]);

function planLine(line: ImportLine, candidates: Candidates, parts: PlanParts): PlannedLine {
  const choice = chooseCompany(line.values, candidates.of(line), candidates.find);
  const { company } = choice;
  const owner: LineOwner = parts.owners(line.values.owner);
  const diff = diffLine(line.values, company, owner);
  const faults = [...line.faults.filter(({ code }) => !planFaults.has(code)), ...diff.faults];
  const planned = { line, company, resembling: choice.resembling };
  if (choice.conflict.length > 0) {
    const other = choice.conflict.map(({ name, id }) => `${name} (${id})`).join(', ');
    const fault: LineFault = { code: 'two_companies', field: '', value: '', other };
    return { ...planned, outcome: 'faulty', diff, changes: [], faults: [...faults, fault] };
  }
  if (diff.faults.some(({ field }) => field === ''))
    return { ...planned, outcome: 'faulty', diff, changes: [], faults };
  const free: LineDiff = {
    ...diff,
    newDomains: freeDomains(line, diff, company, candidates, parts, faults),
    newNetworks: freeNetworks(line, diff, company, candidates, parts, faults),
  };
  const changes = [...diff.changes, ...describeAdded(free)];
  const outcome = company === undefined ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
  return { ...planned, outcome, diff: free, changes, faults };
}

/** A domain stays with whom it belongs to, and among lines goes to the first. */
function freeDomains(
  line: ImportLine,
  diff: LineDiff,
  company: KnownForImport | undefined,
  candidates: Candidates,
  parts: PlanParts,
  faults: LineFault[],
): string[] {
  return diff.newDomains.filter((domain) => {
    const holder = candidates.holderOfDomain(domain);
    if (holder && holder.rootId === company?.rootId) return false;
    const first = parts.contested.domains.get(domain) ?? line.line;
    if (!holder && first === line.line) return true;
    const other = holder?.name ?? `line ${first}`;
    faults.push({ code: 'domain_taken', field: 'domains', value: domain, other });
    return false;
  });
}

function freeNetworks(
  line: ImportLine,
  diff: LineDiff,
  company: KnownForImport | undefined,
  candidates: Candidates,
  parts: PlanParts,
  faults: LineFault[],
): { first: string; last: string }[] {
  return diff.newNetworks.filter(({ first, last }) => {
    const holder = candidates.holderOfNetwork(`${first}-${last}`);
    if (holder && holder.rootId === company?.rootId) return false;
    const value = first === last ? first : `${first}-${last}`;
    const fault = parts.contested.networks.get(`${line.line} ${value}`);
    if (holder) faults.push({ code: 'network_taken', field: 'networks', value, other: holder.name });
    else if (fault) faults.push(fault);
    return !holder && !fault;
  });
}

function describeAdded({ newDomains, newAliases, newNetworks }: LineDiff): LineChange[] {
  const networks = newNetworks.map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  const lists: [string, readonly string[]][] = [
    ['domains', newDomains],
    ['aliases', newAliases],
    ['networks', networks],
  ];
  return lists
    .filter(([, added]) => added.length > 0)
    .map(([field, added]) => ({ field, before: '', after: added.join(', ') }));
}
