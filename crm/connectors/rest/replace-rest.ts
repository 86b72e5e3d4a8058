// Replaces a record of a REST API by PUT: the whole of it is sent as it was read a moment ago, with our changes. What somebody changed
// between the reading and the writing stays, where the API tells one state of a record from the next.

import type { RestKind } from '#contract/rest-report.ts';
import type { FieldValue } from '#intelligence/sync/field-value.ts';
import type { JsonAnswer } from '../../http/ask-json.ts';
import { CrmError } from '../../http/crm-fault.ts';
import { setAt, valueAt, wrapAt } from './json-path.ts';
import { readTagged, type TaggedRow } from './read-rest-row.ts';
import { itemPath, type RestParts } from './rest-parts.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** Somebody who writes at the same moment is seldom followed by two more. */
const triesMax = 3;

/** `values`: by their paths. Source: RFC 9110, sections 13.1.1 and 15.5.13. Rejects with CrmError. */
export async function replaceRest(
  parts: RestParts,
  kind: RestKind,
  id: string,
  values: Values,
): Promise<JsonAnswer> {
  const first = await readTagged(parts, kind, id);
  let now = first;
  for (let tries = 1; ; tries += 1) {
    try {
      return await put(parts, kind, id, { ...now, values: withoutFilled(values, first, now) });
    } catch (error) {
      if (!isChangedMeanwhile(error)) throw error;
      if (tries === triesMax) throw new CrmError({ kind: 'later', reason: 'changed_there' }, error.detail);
      const again = await readTagged(parts, kind, id);
      // Nobody changed it: the API gives tags that it does not compare, as weak ones are never to be.
      now = again.tag === now.tag ? { ...again, tag: '' } : again;
    }
  }
}

async function put(
  parts: RestParts,
  kind: RestKind,
  id: string,
  { row, tag, values }: TaggedRow & { readonly values: Values },
): Promise<JsonAnswer> {
  const body = structuredClone(row);
  for (const [path, value] of Object.entries(values)) setAt(body, path, value);
  return parts.session.ask({
    ...{ path: itemPath(parts, kind, id), method: 'PUT', isRepeatable: true },
    ...{ body: wrapAt(body, parts.mapping.kinds[kind].bodyAt) },
    ...(tag === '' ? {} : { headers: { 'if-match': tag } }),
  });
}

/** What was blank when we looked, and what somebody has filled in since, is theirs. */
function withoutFilled(values: Values, first: TaggedRow, now: TaggedRow): Values {
  const isBlank = (row: object, path: string) => {
    const value = valueAt(row, path);
    return value === undefined || value === null || value === '';
  };
  return Object.fromEntries(
    Object.entries(values).filter(([path]) => !isBlank(first.row, path) || isBlank(now.row, path)),
  );
}

function isChangedMeanwhile(error: unknown): error is CrmError {
  return error instanceof CrmError && error.fault.kind === 'never' && error.fault.reason === 'changed_there';
}
