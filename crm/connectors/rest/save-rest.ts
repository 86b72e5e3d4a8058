// One write to a REST API: made, or changed, whichever method it wants. Its answer may be the record, a part of it, or nothing but where
// it is.

import type { RestKind } from '#contract/rest-report.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import type { JsonAnswer } from '../../http/ask-json.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { textOf } from '../../http/read-json.ts';
import { afterWrite } from '../after-write.ts';
import { setAt, valueAt } from './json-path.ts';
import { readOwnRow } from './read-rest-row.ts';
import { fieldText, itemPath, type RestParts } from './rest-parts.ts';

export interface RestSave {
  /** Of the record to change; undefined to make one. */
  readonly id: string | undefined;
  readonly ownId: string;
  /** By their paths. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Where a new one is, when the answer does not say. */
  lookAgain(): Promise<string | undefined>;
}

export interface RestSaved {
  readonly id: string;
  /** As it was answered; undefined when it was not. */
  readonly row: unknown;
}

/** Rejects with CrmError. */
export async function saveRest(parts: RestParts, kind: RestKind, save: RestSave): Promise<RestSaved> {
  const { bodyAt, recordAt } = parts.mapping.kinds[kind];
  const call =
    save.id === undefined ? makingOf(parts, kind, save) : await changeOf(parts, kind, save, save.id);
  const answer = await parts.session.ask({ ...call, body: wrap(call.body, bodyAt) });
  const row = valueAt(answer.json, recordAt);
  const id = save.id ?? (idOf(parts, kind, answer, row, save) || (await afterWrite(() => save.lookAgain())));
  if (id === undefined || id === '')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return { id, row };
}

function makingOf({ mapping, ...parts }: RestParts, kind: RestKind, { ownId, values }: RestSave) {
  const { path, createMethod } = mapping.kinds[kind];
  const body = bodyOf({}, values);
  // Under our id: sent twice it is one record.
  if (createMethod === 'PUT')
    return {
      path: itemPath({ mapping, ...parts }, kind, ownId),
      method: 'PUT' as const,
      body,
      isRepeatable: true,
    };
  return { path: path.split('?')[0] ?? path, method: 'POST' as const, body };
}

async function changeOf(parts: RestParts, kind: RestKind, { values }: RestSave, id: string) {
  const { updateMethod } = parts.mapping.kinds[kind];
  const call = { path: itemPath(parts, kind, id), method: updateMethod, isRepeatable: true };
  if (updateMethod !== 'PUT') return { ...call, body: bodyOf({}, values) };
  // What is not sent would be blank then.
  return { ...call, body: bodyOf(structuredClone(await readOwnRow(parts, kind, id)), values) };
}

function bodyOf(target: object, values: RestSave['values']): object {
  for (const [path, value] of Object.entries(values)) setAt(target, path, value);
  return target;
}

function wrap(body: object, path: string): object {
  if (path === '') return body;
  const outer = {};
  setAt(outer, path, body);
  return outer;
}

/** In the record, or where the answer says that it is. */
function idOf(
  parts: RestParts,
  kind: RestKind,
  { headers }: JsonAnswer,
  row: unknown,
  { ownId }: RestSave,
): string {
  const told = fieldText(parts, kind, row, 'id');
  if (told !== '') return told;
  if (parts.mapping.kinds[kind].createMethod === 'PUT') return ownId;
  const last = textOf(headers, 'location').split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return URL.canParse(`http://id/${last}`) ? safeDecode(last) : '';
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
