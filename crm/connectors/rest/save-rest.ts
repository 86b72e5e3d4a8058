// One write to a REST API: made, or changed, whichever method it wants. Its answer may be the record, a part of it, or nothing but where
// it is.

import type { RestKind } from '#contract/rest-report.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import type { JsonAnswer } from '../../http/ask-json.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { textOf } from '../../http/read-json.ts';
import { afterWrite } from '../after-write.ts';
import { setAt, valueAt, wrapAt } from './json-path.ts';
import { replaceRest } from './replace-rest.ts';
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
  const { recordAt } = parts.mapping.kinds[kind];
  const answer =
    save.id === undefined ? await make(parts, kind, save) : await change(parts, kind, save.id, save.values);
  const row = valueAt(answer.json, recordAt);
  const id = save.id ?? (idOf(parts, kind, answer, row, save) || (await afterWrite(() => save.lookAgain())));
  if (id === undefined || id === '')
    throw new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  return { id, row };
}

function make(parts: RestParts, kind: RestKind, { ownId, values }: RestSave): Promise<JsonAnswer> {
  const { path, createMethod, bodyAt } = parts.mapping.kinds[kind];
  const body = bodyOf(values, bodyAt);
  // Under our id: sent twice it is one record.
  return createMethod === 'PUT'
    ? parts.session.ask({ path: itemPath(parts, kind, ownId), method: 'PUT', body, isRepeatable: true })
    : parts.session.ask({ path: path.split('?')[0] ?? path, method: 'POST', body });
}

function change(
  parts: RestParts,
  kind: RestKind,
  id: string,
  values: RestSave['values'],
): Promise<JsonAnswer> {
  const { updateMethod: method, bodyAt } = parts.mapping.kinds[kind];
  // What is not sent would be blank then.
  if (method === 'PUT') return replaceRest(parts, kind, id, values);
  const body = bodyOf(values, bodyAt);
  return parts.session.ask({ path: itemPath(parts, kind, id), method, body, isRepeatable: true });
}

function bodyOf(values: RestSave['values'], bodyAt: string): object {
  const body = {};
  for (const [path, value] of Object.entries(values)) setAt(body, path, value);
  return wrapAt(body, bodyAt);
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
