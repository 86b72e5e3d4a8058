// What Salesforce's codes mean, in a refused call and in an item of one that went through.

import { CrmError, type CrmFault } from '../../http/crm-fault.ts';
import { fieldOf, listOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';

const lockedMs = 1_000;

const faults: Readonly<Record<string, CrmFault>> = {
  INVALID_SESSION_ID: { kind: 'mend', reason: 'credentials_refused' },
  UNABLE_TO_LOCK_ROW: { kind: 'later', reason: 'locked', waitMs: lockedMs },
  INVALID_FIELD: { kind: 'mend', reason: 'field_missing' },
  API_DISABLED_FOR_ORG: { kind: 'mend', reason: 'permission_missing' },
  API_CURRENTLY_DISABLED: { kind: 'mend', reason: 'permission_missing' },
  FUNCTIONALITY_NOT_ENABLED: { kind: 'mend', reason: 'permission_missing' },
  INSUFFICIENT_ACCESS: { kind: 'mend', reason: 'permission_missing' },
  // An object that whoever we are may not see at all.
  INVALID_TYPE: { kind: 'mend', reason: 'permission_missing' },
  ENTITY_IS_DELETED: { kind: 'gone' },
  NOT_FOUND: { kind: 'gone' },
  DUPLICATES_DETECTED: { kind: 'never', reason: 'conflict' },
  DUPLICATE_VALUE: { kind: 'never', reason: 'conflict' },
  DUPLICATE_EXTERNAL_ID: { kind: 'never', reason: 'conflict' },
  // Of one record, which says nothing about the others.
  INSUFFICIENT_ACCESS_OR_READONLY: { kind: 'never', reason: 'refused' },
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: { kind: 'never', reason: 'refused' },
};

export function faultOfSalesforce(code: string): CrmFault {
  return faults[code] ?? { kind: 'never', reason: 'validation' };
}

/** Of an item that failed in an answer that HTTP calls good. */
export function itemFault(item: unknown): CrmError {
  const [error] = listOf(item, 'errors');
  // Items say `statusCode` where refused calls say `errorCode`.
  const code = textOf(error, 'statusCode') || textOf(error, 'errorCode');
  if (code === '')
    return new CrmError({ kind: 'later', reason: 'no_result' }, 'the answer names no record', {
      isOutcomeUnknown: true,
    });
  const detail = `${code} ${textOf(error, 'message')} ${namesOf(error)}`.trim();
  return new CrmError(faultOfSalesforce(code), redact(detail, []), { json: error });
}

/** The records that a rule of theirs takes for the same; the name is misspelt on the wire. */
function namesOf(error: unknown): string {
  const result = fieldOf(error, 'duplicateResut') ?? fieldOf(error, 'duplicateResult');
  const ids = listOf(result, 'matchResults')
    .flatMap((one) => listOf(one, 'matchRecords'))
    .map((one) => textOf(one, 'record', 'Id'))
    .filter((id) => id !== '');
  return ids.length === 0 ? '' : `(${ids.join(', ')})`;
}
