// What Odoo's exceptions mean. Their names are the same in both dialects; what stands in `debug` is read by nobody.

import { CrmError, type CrmFault } from '../../http/crm-fault.ts';

const lockedMs = 1_000;

/** `name`: the exception's, such as `odoo.exceptions.AccessError`. `message`: in English. */
export function faultOfOdoo(name: string, message: string): CrmFault {
  const short = name.split('.').at(-1) ?? '';
  // Names changed over the versions: what is said of a model that is not installed is told by its words.
  if (
    /Object \S+ doesn't exist|model .*does not exist/i.test(message) ||
    (short === 'KeyError' && message.includes('.'))
  )
    return { kind: 'never', reason: 'model_missing' };
  if (/database .*does not exist/i.test(message)) return { kind: 'mend', reason: 'database_missing' };
  if (['AccessDenied', 'Unauthorized', 'SessionExpiredException'].includes(short))
    return { kind: 'mend', reason: 'credentials_refused' };
  // A rule about single records says nothing about the others.
  if (short === 'AccessError')
    return /record rule|security restriction/i.test(message)
      ? { kind: 'never', reason: 'refused' }
      : { kind: 'mend', reason: 'permission_missing' };
  if (short === 'Forbidden') return { kind: 'mend', reason: 'permission_missing' };
  if (short === 'MissingError') return { kind: 'gone' };
  if (short === 'ValueError' && /invalid field/i.test(message))
    return { kind: 'mend', reason: 'field_missing' };
  if (/Serialization|Operational|LockNotAvailable|Deadlock|Concurren/i.test(short))
    return { kind: 'later', reason: 'locked', waitMs: lockedMs };
  if (/^(Validation|User|Value|Integrity|Type|Unique|Check|NotNull)/.test(short))
    return { kind: 'never', reason: 'validation' };
  return { kind: 'never', reason: 'refused' };
}

/** What is wrong with a model that was asked for as a whole; '' when something else is. */
export function problemOfModel(error: unknown): '' | 'missing' | 'forbidden' {
  if (!(error instanceof CrmError)) return '';
  const { fault } = error;
  if (fault.kind === 'never' && fault.reason === 'model_missing') return 'missing';
  return fault.kind === 'mend' && fault.reason === 'permission_missing' ? 'forbidden' : '';
}
