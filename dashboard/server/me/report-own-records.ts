// What is recorded about a user with how long it is kept, and all of it as a file of JSON, written while it is read.

import { exportKeptHours } from '#contract/export-report.ts';
import {
  type OwnRecordKept,
  type OwnRecordKind,
  type OwnRecordSum,
  ownRecordKinds,
} from '#contract/recorded-report.ts';
import { countOwnRecords, listOwnRecords, type OwnUser } from '#stores/records/me/list-own-records.ts';
import { ownRecordParts } from '#stores/records/me/own-record-parts.ts';
import type { Records } from '#stores/records/open-records.ts';
import type { FileAnswer } from '../api/send-file.ts';

const withAccount: OwnRecordKept = { how: 'account', count: 0 };
const beside: OwnRecordKept = { how: 'beside', count: 0 };
const months: OwnRecordKept = { how: 'months', count: 24 };

/** As the processor forgets audit, signals and requests, and the CRM server what was sent. */
const keptOf: Readonly<Record<OwnRecordKind, OwnRecordKept>> = {
  ...{ account: withAccount, sessions: withAccount, invitations: withAccount, settings: withAccount },
  ...{ channels: withAccount, keys: withAccount, absences: withAccount, teams: withAccount },
  exports: { how: 'hours', count: exportKeptHours },
  ...{ leads: beside, companies: beside, tasks: beside, entries: beside, mentions: beside },
  ...{ leadChanges: beside, handOvers: beside, companyChanges: beside, decisions: beside },
  ...{ permissions: beside, imports: beside, links: beside, setUp: beside, crms: beside },
  ...{ requests: months, tellings: months, acts: months, deeds: months, named: months },
  deliveries: { how: 'days', count: 90 },
};

export async function reportOwnRecords(records: Records, user: OwnUser): Promise<OwnRecordSum[]> {
  return (await countOwnRecords(records, user)).map(({ firstAt, lastAt, ...rest }) => ({
    ...rest,
    ...{ firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null },
    kept: keptOf[rest.kind],
  }));
}

export function writeOwnRecords(records: Records, user: OwnUser, nowMs: number): FileAnswer {
  const at = new Date(nowMs).toISOString();
  let rows = 0;
  async function* write(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`{"exportedAt":${JSON.stringify(at)},"user":${JSON.stringify(user.id)},"records":{`);
    let comma = '';
    for (const kind of ownRecordKinds) {
      yield Buffer.from(
        `${comma}\n${JSON.stringify(kind)}:{"kept":${JSON.stringify(keptOf[kind])},"tables":{`,
      );
      comma = ',';
      for (const [place, part] of ownRecordParts[kind].entries()) {
        const found = await listOwnRecords(records, user, part);
        rows += found.length;
        yield Buffer.from(`${place > 0 ? ',' : ''}${JSON.stringify(part.table)}:${JSON.stringify(found)}`);
      }
      yield Buffer.from('}}');
    }
    yield Buffer.from('\n}}\n');
  }
  return {
    fileName: `fiuto-about-me-${at.slice(0, 10)}.json`,
    contentType: 'application/json; charset=utf-8',
    pieces: write(),
    rows: () => rows,
  };
}
