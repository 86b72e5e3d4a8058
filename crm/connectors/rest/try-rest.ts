// Tries the mapping of a REST API without writing anything: what stands at each path, whether one record is answered by its own path,
// and whether a search finds what it is asked for and nothing else.

import { type RestKind, restKinds, restProblem } from '#contract/rest-report.ts';
import { CrmError } from '../../http/crm-fault.ts';
import type { ConnectorTest, FoundKind } from '../connector.ts';
import { readOwnRow } from './read-rest-row.ts';
import { dealStateOf } from './rest-changes.ts';
import { readRestPage } from './rest-pages.ts';
import { fieldText, isDeleted, paramOf, type RestParts } from './rest-parts.ts';

/** Nobody's id. */
const unknownId = 'fiuto_c_0_nobody';

/** Rejects with CrmError when nothing can be asked at all. */
export async function tryRest(parts: RestParts): Promise<ConnectorTest> {
  const found: FoundKind[] = [];
  for (const kind of restKinds) {
    if (parts.mapping.kinds[kind].path !== '') found.push(await tryKind(parts, kind));
  }
  const missing = found
    .filter(({ problem }) => problem !== '')
    .map(({ kind, problem }) => `${kind}: ${problem}`);
  return { account: '', missing, found };
}

async function tryKind(parts: RestParts, kind: RestKind): Promise<FoundKind> {
  const none = { kind, count: 0, example: '' };
  try {
    const { rows } = await readRestPage(parts, kind, {}, '');
    const id = fieldText(parts, kind, rows[0], 'id');
    const found = { kind, count: rows.length, example: rows.length === 0 ? '' : id };
    const problem = restProblem(parts.mapping, kind) ?? '';
    if (problem !== '') return { ...found, problem };
    if (rows.length > 0 && id === '') return { ...found, problem: 'no_id' };
    if (rows.length === 0) return { ...found, problem: '' };
    const unknownWords = kind === 'deal' ? unknownStates(parts, rows) : [];
    const wrong = (await tryRecord(parts, kind, rows)) || (await trySearch(parts, kind));
    return unknownWords.length === 0
      ? { ...found, problem: wrong }
      : { ...found, unknownWords, problem: wrong || 'unknown_words' };
  } catch (error) {
    const problem = error instanceof CrmError ? problemOf(error) : undefined;
    if (problem === undefined) throw error;
    return { ...none, problem };
  }
}

/** What a change replaces is read by its own path first. */
async function tryRecord(parts: RestParts, kind: RestKind, rows: readonly unknown[]): Promise<string> {
  const id = fieldText(
    parts,
    kind,
    rows.find((row) => !isDeleted(parts, kind, row)),
    'id',
  );
  // Owners are listed alone.
  if (kind === 'owner' || id === '') return '';
  try {
    await readOwnRow(parts, kind, id);
    return '';
  } catch (error) {
    const isElsewhere =
      error instanceof CrmError &&
      (error.fault.kind === 'gone' ||
        ('reason' in error.fault && ['mapping_wrong', 'conflict'].includes(error.fault.reason)));
    if (!isElsewhere) throw error;
    return 'record_elsewhere';
  }
}

const wordsMax = 20;
const wordMax = 60;

/** As they stand there, each once. */
function unknownStates(parts: RestParts, rows: readonly unknown[]): string[] {
  const said = rows
    .filter((row) => !isDeleted(parts, 'deal', row))
    .map((row) => fieldText(parts, 'deal', row, 'state'));
  const unknown = said.filter((word) => dealStateOf(parts, word) === 'unknown');
  return [...new Set(unknown.map((word) => word.trim().slice(0, wordMax)))].slice(0, wordsMax);
}

/** A parameter that the server does not know finds everything. */
async function trySearch(parts: RestParts, kind: RestKind): Promise<string> {
  const param = paramOf(parts, kind, 'ownId');
  if (param === '') return '';
  const { rows } = await readRestPage(parts, kind, { [param]: unknownId }, '');
  return rows.length === 0 ? '' : 'search_ignored';
}

function problemOf({ fault }: CrmError): string | undefined {
  if (fault.kind === 'gone') return 'no_such_path';
  if (fault.kind === 'never') return 'refused';
  if (fault.kind !== 'mend') return undefined;
  if (fault.reason === 'mapping_wrong') return 'no_list';
  return fault.reason === 'permission_missing' ? 'forbidden' : undefined;
}
