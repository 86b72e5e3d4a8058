// Carries out what was planned for a batch of lines: a few statements for all of them, and what it takes to go back.

import { sql } from 'drizzle-orm';
import type { CompanyFields, WrittenLine } from '#contract/company-import.ts';
import type { KnownForImport } from '#intelligence/company/import/known-company.ts';
import { companyKeys } from '#intelligence/company/known/company-keys.ts';
import { judgeSameCompany } from '#intelligence/company/names/judge-same-company.ts';
import type { Change } from '../change-companies.ts';
import { keepSuggestions, type NewSuggestion } from '../questions/company-suggestions.ts';
import type { PlannedLine } from './plan-lines.ts';

interface WorkingLine {
  planned: PlannedLine;
  companyId: number;
  written: WrittenLine;
}

/** At the most a thousand lines. */
export async function writeLines(
  change: Change,
  importId: number,
  planned: readonly PlannedLine[],
): Promise<void> {
  const working = planned.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
  const made = working.filter(({ outcome }) => outcome === 'new');
  const ids = await takeIds(change, made.length);
  const idOf = new Map(made.map((line, at) => [line, ids[at] ?? 0]));
  const lines = working.map(
    (line): WorkingLine => ({
      planned: line,
      companyId: line.company?.id ?? idOf.get(line) ?? 0,
      written: describe(line),
    }),
  );
  await writeCompanies(change, importId, lines);
  await writeParts(change, importId, lines);
  await suggestDuplicates(change, lines);
  await noteOutcomes(change, importId, planned, lines);
}

/** Ahead of the rows, so that each line knows the id of its company. */
async function takeIds({ db }: Change, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT nextval(pg_get_serial_sequence('companies', 'id')) AS id FROM generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => Number(id));
}

function describe({ company, diff }: PlannedLine): WrittenLine {
  return {
    before: company ? pickFields(company) : null,
    after: diff.fields,
    domains: [...diff.newDomains],
    aliases: [...diff.newAliases],
    networks: [...diff.newNetworks],
  };
}

function pickFields(company: KnownForImport): CompanyFields {
  const { name, legalName, vatNumber, fiscalCode, country, province, industryScheme, industryCode } = company;
  const { postcode, employees, turnover, status, ownerId, ownerName, externalId } = company;
  return {
    ...{ name, legalName, vatNumber, fiscalCode, country, province, industryScheme, industryCode },
    ...{ postcode, employees, turnover, status, ownerId, ownerName, externalId },
  };
}

async function writeCompanies(
  { db, changeId }: Change,
  importId: number,
  lines: readonly WorkingLine[],
): Promise<void> {
  const rows = lines.map(({ planned: { company, diff }, companyId }) => ({
    ...diff.fields,
    ...companyKeys({
      ...diff.fields,
      aliases: [...(company?.aliases ?? []), ...diff.newAliases],
      domains: [...(company?.domains ?? []), ...diff.newDomains],
    }),
    id: companyId,
  }));
  if (rows.length === 0) return;
  await db.execute(sql`
    INSERT INTO companies (id, name, legal_name, vat_number, fiscal_code, country, province, postcode, industry_scheme,
      industry_code, employees, turnover, status, owner_id, owner_name, external_id, name_sort, name_keys, name_orders,
      search, source, change_id)
    SELECT id, name, "legalName", "vatNumber", "fiscalCode", country, province, postcode, "industryScheme", "industryCode",
      employees, turnover, status, "ownerId", "ownerName", "externalId", "nameSort", "nameKeys",
      "nameOrders", array_to_tsvector(words), ${`import:${importId}`}, ${changeId}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id integer, name text, "legalName" text,
      "vatNumber" text, "fiscalCode" text, country text, province text, postcode text, "industryScheme" text,
      "industryCode" text, employees integer, turnover bigint, status text, "ownerId" text, "ownerName" text,
      "externalId" text, "nameSort" text, "nameKeys" text[], "nameOrders" text[], words text[])
    ON CONFLICT (id) DO UPDATE SET
      name = excluded.name, legal_name = excluded.legal_name, vat_number = excluded.vat_number,
      fiscal_code = excluded.fiscal_code, country = excluded.country, province = excluded.province, postcode = excluded.postcode,
      industry_scheme = excluded.industry_scheme, industry_code = excluded.industry_code,
      employees = excluded.employees, turnover = excluded.turnover, status = excluded.status,
      owner_id = excluded.owner_id, owner_name = excluded.owner_name, external_id = excluded.external_id,
      name_sort = excluded.name_sort, name_keys = excluded.name_keys,
      name_orders = excluded.name_orders, search = excluded.search,
      change_id = excluded.change_id, changed_at = now()`);
}

async function writeParts(
  { db, by }: Change,
  importId: number,
  lines: readonly WorkingLine[],
): Promise<void> {
  const source = `import:${importId}`;
  const domains = lines.flatMap(({ planned: { company }, companyId, written }) =>
    written.domains.map((domain, at) => ({
      companyId,
      domain,
      kind: at === 0 && (company?.domains.length ?? 0) === 0 ? 'primary' : 'alias',
    })),
  );
  if (domains.length > 0)
    await db.execute(sql`
      INSERT INTO company_domains (domain, company_id, kind, source)
      SELECT domain, "companyId", kind, ${source}
      FROM jsonb_to_recordset(${JSON.stringify(domains)}::jsonb) AS v(domain text, "companyId" integer, kind text)`);
  const aliases = lines.flatMap(({ companyId, written }) =>
    written.aliases.map((name) => ({ companyId, name })),
  );
  if (aliases.length > 0)
    await db.execute(sql`
      INSERT INTO company_aliases (company_id, name, source)
      SELECT "companyId", name, ${source}
      FROM jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) AS v("companyId" integer, name text)`);
  const networks = lines.flatMap(({ companyId, written }) =>
    written.networks.map((network) => ({ companyId, ...network })),
  );
  if (networks.length > 0)
    await db.execute(sql`
      INSERT INTO company_networks (company_id, first, last, source, confirmed_by)
      SELECT "companyId", first, last, ${source}, ${by.name}
      FROM jsonb_to_recordset(${JSON.stringify(networks)}::jsonb) AS v("companyId" integer, first inet, last inet)`);
}

/** Of those that share the words of a name alone: certain enough to ask, not to act. */
const sameWordsScore = 0.6;

async function suggestDuplicates({ db }: Change, lines: readonly WorkingLine[]): Promise<void> {
  const made = lines.flatMap(({ planned: { resembling, line }, companyId }): NewSuggestion[] => {
    const [known] = resembling;
    if (!known) return [];
    const same = judgeSameCompany([known.name], [line.values.name]);
    return [
      {
        kind: 'possible_duplicate',
        companyId: known.id,
        otherId: companyId,
        score: same?.score ?? sameWordsScore,
        reasons: same?.formsDiffer === true ? ['same_name', 'other_legal_form'] : ['same_name'],
      },
    ];
  });
  await keepSuggestions({ db }, made);
}

async function noteOutcomes(
  { db, changeId }: Change,
  importId: number,
  planned: readonly PlannedLine[],
  lines: readonly WorkingLine[],
): Promise<void> {
  const writtenBy = new Map(lines.map((line) => [line.planned, line]));
  const notes = planned.map((line) => {
    const done = writtenBy.get(line);
    return {
      line: line.line.line,
      outcome: line.outcome,
      companyId: done?.companyId ?? line.company?.id ?? null,
      faults: line.faults,
      changes: line.changes,
      // A line that only has a parent to tell is settled later.
      written: done?.written ?? (line.company && line.line.values.parent !== '' ? describe(line) : null),
    };
  });
  await db.execute(sql`
    UPDATE company_import_lines l
    SET outcome = n.outcome, company_id = n."companyId", faults = n.faults, changes = n.changes,
        written = n.written, change_id = ${changeId}
    FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb)
      AS n(line integer, outcome text, "companyId" integer, faults jsonb, changes jsonb, written jsonb)
    WHERE l.import_id = ${importId} AND l.line = n.line`);
}
