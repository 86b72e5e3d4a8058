// Writes a company or a person to a CRM, and tells what stands there then: CRMs write addresses, numbers and owners in their own way, and an
// undo must know again what we made.

import type {
  Connector,
  RecordKind,
  RecordWrite,
  RemoteRecord,
  WrittenRecord,
} from '../connectors/connector.ts';
import { CrmError } from '../http/crm-fault.ts';
import { noteWhole } from './know-untouched.ts';

/** Rejects with CrmError where the write did: it stands, though it could not be read afterwards. */
export async function writeAndRead(
  connector: Connector,
  kind: RecordKind,
  write: RecordWrite,
): Promise<WrittenRecord> {
  const made = await connector.write(kind, write);
  // Of what we make: nobody has worked on it yet.
  const written = write.theirId === undefined ? await noteWhole(connector, kind, made) : made;
  const record = written.record ?? (await readWritten(connector, kind, written.id));
  return record === undefined ? written : { ...written, id: record.id, version: record.version, record };
}

async function readWritten(
  connector: Connector,
  kind: RecordKind,
  id: string,
): Promise<RemoteRecord | undefined> {
  try {
    return (await connector.find(kind, { by: 'link', value: id }))[0];
  } catch (error) {
    if (error instanceof CrmError) return undefined;
    throw error;
  }
}
