// Whether anybody has worked on what we made in a CRM: what stands in it is noted right after our write, and compared before an undo takes
// it away. What cannot be proved untouched counts as touched.

import { hashValues } from '#intelligence/sync/loop-guard.ts';
import type { Connector, RecordKind, RemoteWhole, WrittenRecord } from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';

type WholeKind = RecordKind | 'note' | 'task';

/** With what stands in it now; '' where that cannot be read: the write stands all the same. */
export async function noteWhole(
  connector: Connector,
  kind: WholeKind,
  written: WrittenRecord,
): Promise<WrittenRecord> {
  return { ...written, wholeHash: await hashThere(connector, kind, written.id) };
}

async function hashThere(connector: Connector, kind: WholeKind, id: string): Promise<string> {
  try {
    const whole = await connector.readWhole?.(kind, id);
    return whole === undefined ? '' : hashWhole(whole);
  } catch (error) {
    if (error instanceof CrmError) return '';
    throw error;
  }
}

function hashWhole({ values }: RemoteWhole): string {
  return hashValues(values);
}

/** `wholeHash`: as it was noted. `unknown`: what may stand under it cannot be asked for. Rejects with CrmError. */
export async function tellUntouched(
  connector: Connector,
  { kind, id, wholeHash }: { readonly kind: WholeKind; readonly id: string; readonly wholeHash: string },
): Promise<'untouched' | 'touched' | 'unknown' | 'gone'> {
  if (connector.readWhole === undefined) return 'touched';
  const whole = await connector.readWhole(kind, id);
  if (whole === undefined) return 'gone';
  if (wholeHash === '' || hashWhole(whole) !== wholeHash) return 'touched';
  if ((await whole.listBeneath()).length > 0) return 'touched';
  return whole.mayHideBeneath === true ? 'unknown' : 'untouched';
}
