// The parents of plants, after all lines are known: a parent may stand below its plants in the file.

import { sql } from 'drizzle-orm';
import type { LineFault } from '#contract/company-import.ts';
import {
  type Assignment,
  findParentLoops,
  type ParentNode,
} from '#intelligence/company/import/assign-parents.ts';
import type { KeyKind } from '#intelligence/company/import/line-keys.ts';
import { parentKeys } from '#intelligence/company/import/parent-keys.ts';
import type { Change, Transaction } from '../change-companies.ts';
import type { Records } from '../open-records.ts';

type Db = Records['db'] | Transaction;

interface Plant extends Record<string, unknown> {
  line: number;
  companyId: number | null;
  /** Of the known company. */
  parentId: number | null;
  parent: string;
  country: string;
}

interface FoundParent {
  node: ParentNode;
  name: string;
}

/** Without a `change` the parents are only written into the preview. */
export async function settleParents(db: Db, importId: number, change?: Change): Promise<void> {
  const plants = await listPlants(db, importId);
  if (plants.length === 0) return;
  const found = await findParents(db, importId, plants);
  const assignments: (Assignment & { plant: Plant; found: FoundParent })[] = [];
  const faults: { line: number; fault: LineFault }[] = [];
  for (const plant of plants) {
    const parent = pick(plant, found);
    if (parent) {
      const child: ParentNode = plant.companyId === null ? `l${plant.line}` : `c${plant.companyId}`;
      assignments.push({ line: plant.line, child, parent: parent.node, plant, found: parent });
    } else faults.push({ line: plant.line, fault: faultOf('parent_unknown', plant) });
  }
  const loops = findParentLoops(assignments, await loadParents(db));
  for (const { plant } of assignments.filter(({ line }) => loops.has(line)))
    faults.push({ line: plant.line, fault: faultOf('parent_loop', plant) });
  const changed = assignments.filter(
    ({ line, plant, found: parent }) => !loops.has(line) && parent.node !== `c${plant.parentId}`,
  );
  await noteFaults(db, importId, faults);
  await noteChanges(db, importId, changed);
  if (change) await writeParents(change, importId, changed);
}

function faultOf(code: LineFault['code'], plant: Plant): LineFault {
  return { code, field: 'parent', value: plant.parent, other: '' };
}

async function listPlants(db: Db, importId: number): Promise<Plant[]> {
  const { rows } = await db.execute<Plant>(sql`
    SELECT l.line, l.company_id AS "companyId", c.parent_id AS "parentId",
      l.values ->> 'parent' AS parent, l.values ->> 'country' AS country
    FROM company_import_lines l LEFT JOIN companies c ON c.id = l.company_id
    WHERE l.import_id = ${importId} AND l.outcome <> 'faulty' AND l.values ->> 'parent' <> ''
    ORDER BY l.line`);
  return rows;
}

/** Key to the companies and lines that bear it. Lines that were written are companies by now. */
async function findParents(
  db: Db,
  importId: number,
  plants: readonly Plant[],
): Promise<Map<string, FoundParent[]>> {
  const keys = [...new Set(plants.flatMap(({ parent, country }) => parentKeys(parent, country)))];
  const wanted = sql`${sql.param(keys)}::text[]`;
  const valuesOf = (kind: KeyKind) =>
    sql`${sql.param(keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(2)))}::text[]`;
  const { rows } = await db.execute<{ key: string; id: number | null; line: number; name: string }>(sql`
    SELECT 'x:' || external_id AS key, id, 0 AS line, name FROM companies
      WHERE external_id = ANY(${valuesOf('x')}) AND external_id <> '' AND removed_at IS NULL
    UNION ALL
    SELECT 'v:' || vat_number, id, 0, name FROM companies
      WHERE vat_number = ANY(${valuesOf('v')}) AND vat_number <> '' AND removed_at IS NULL
    UNION ALL
    SELECT 'd:' || d.domain, c.id, 0, c.name FROM company_domains d JOIN companies c ON c.id = d.company_id
      WHERE d.domain = ANY(${valuesOf('d')})
    UNION ALL
    SELECT 'n:' || key, id, 0, name FROM companies, unnest(name_keys) AS key
      WHERE name_keys && ${valuesOf('n')} AND key = ANY(${valuesOf('n')})
        AND removed_at IS NULL AND merged_into_id IS NULL
    UNION ALL
    SELECT key, company_id, line, name FROM (
      SELECT company_id, line, values ->> 'name' AS name,
        CASE WHEN k LIKE 'n:%' THEN left(k, length(k) - position('|' IN reverse(k))) ELSE k END AS key
      FROM company_import_lines, unnest(keys) AS k
      WHERE import_id = ${importId} AND outcome <> 'faulty' AND change_id IS NULL
    ) AS lines WHERE key = ANY(${wanted})
    ORDER BY key, line, id`);
  const found = new Map<string, Map<ParentNode, FoundParent>>();
  for (const { key, id, line, name } of rows) {
    const node: ParentNode = id === null ? `l${line}` : `c${id}`;
    const nodes = found.get(key) ?? new Map<ParentNode, FoundParent>();
    if (!nodes.has(node)) nodes.set(node, { node, name });
    found.set(key, nodes);
  }
  return new Map([...found].map(([key, nodes]) => [key, [...nodes.values()]]));
}

/** By the first key that anybody bears. A plant shares name and number with its firm, so that it finds itself too. */
function pick(plant: Plant, found: ReadonlyMap<string, FoundParent[]>): FoundParent | undefined {
  const own: ParentNode[] = [`l${plant.line}`, `c${plant.companyId ?? 0}`];
  for (const key of parentKeys(plant.parent, plant.country)) {
    const all = found.get(key) ?? [];
    const others = all.filter(({ node }) => !own.includes(node));
    if (others.length === 1) return others[0];
    if (others.length > 1) return undefined;
    if (all.length > 0) return all[0];
  }
  return undefined;
}

async function loadParents(db: Db): Promise<Map<ParentNode, ParentNode>> {
  const { rows } = await db.execute<{ id: number; parent: number }>(
    sql`SELECT id, parent_id AS parent FROM companies WHERE parent_id IS NOT NULL AND removed_at IS NULL`,
  );
  return new Map(rows.map(({ id, parent }): [ParentNode, ParentNode] => [`c${id}`, `c${parent}`]));
}

async function noteFaults(
  db: Db,
  importId: number,
  faults: readonly { line: number; fault: LineFault }[],
): Promise<void> {
  if (faults.length === 0) return;
  await db.execute(sql`
    UPDATE company_import_lines l SET faults = l.faults || jsonb_build_array(n.fault)
    FROM jsonb_to_recordset(${JSON.stringify(faults)}::jsonb) AS n(line integer, fault jsonb)
    WHERE l.import_id = ${importId} AND l.line = n.line`);
}

async function noteChanges(
  db: Db,
  importId: number,
  changed: readonly { line: number; plant: Plant; found: FoundParent }[],
): Promise<void> {
  if (changed.length === 0) return;
  const notes = changed.map(({ line, plant, found }) => ({
    line,
    before: plant.parentId,
    after: found.name,
  }));
  await db.execute(sql`
    UPDATE company_import_lines l
    SET outcome = CASE WHEN l.outcome = 'unchanged' THEN 'changed' ELSE l.outcome END,
        changes = l.changes || jsonb_build_array(jsonb_build_object(
          'field', 'parent', 'before', coalesce(c.name, ''), 'after', n.after))
    FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) AS n(line integer, before integer, after text)
    LEFT JOIN companies c ON c.id = n.before
    WHERE l.import_id = ${importId} AND l.line = n.line`);
}

async function writeParents(
  { db, changeId }: Change,
  importId: number,
  changed: readonly { line: number; plant: Plant; found: FoundParent }[],
): Promise<void> {
  const rows = changed.map(({ line, plant, found }) => ({
    line,
    id: plant.companyId,
    before: plant.parentId,
    after: Number(found.node.slice(1)),
  }));
  if (rows.length === 0) return;
  const values = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS v(line integer, id integer, before integer, after integer)`;
  await db.execute(sql`
    UPDATE companies c SET parent_id = v.after, change_id = ${changeId}, changed_at = now()
    FROM ${values} WHERE c.id = v.id`);
  await db.execute(sql`
    UPDATE company_import_lines l
    SET change_id = ${changeId},
        written = l.written || jsonb_build_object('parent', jsonb_build_object('before', v.before, 'after', v.after))
    FROM ${values} WHERE l.import_id = ${importId} AND l.line = v.line`);
}
