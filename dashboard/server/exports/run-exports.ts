// Makes exports in the background, one at a time, each with the rights that its asker has then. A piece is written as soon as
// there is enough for one, so that the length of a list costs no memory. What a server leaves lying another takes up.

import type { Logger } from 'pino';
import { roleSchema } from '#contract/access-schema.ts';
import { exportKeptHours } from '#contract/export-report.ts';
import { createTableWriter } from '#intelligence/exports/table-format.ts';
import { describeFailure } from '#stores/records/describe-failure.ts';
import {
  type ExportRecord,
  forgetOldExports,
  keepPiece,
  noteStandsInFor,
  settleExport,
  takeExport,
  touchExport,
} from '#stores/records/exports/keep-exports.ts';
import { listUsers } from '#stores/records/questions/access-list-users.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import { listStoodInFor } from '#stores/records/teams/stand-ins.ts';
import { createSealedPlaces } from '../api/sealed-places.ts';
import type { DashboardParts } from '../dashboard-parts.ts';
import { type ExportSource, openExportList } from './export-lists.ts';
import type { Exporter } from './exporter.ts';
import { mayExport } from './may-export.ts';

type Parts = Pick<DashboardParts, 'records' | 'events' | 'secret'> & { log: Logger };

const lookEveryMs = 60_000;
const hourMs = 3_600_000;
/** Less is held back until there is more. */
const pieceBytes = 262_144;

export function openExporter(parts: Parts): Exporter {
  let isClosed = false;
  let isWanted = false;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (isWanted && !isClosed) {
      isWanted = false;
      await forgetOldExports(parts.records, new Date(Date.now() - exportKeptHours * hourMs));
      for (let taken = await takeExport(parts.records); taken; taken = await takeExport(parts.records)) {
        await makeExport(parts, taken, () => isClosed);
        if (isClosed) return;
      }
    }
  }

  function wake(): void {
    isWanted = true;
    if (isClosed || working !== undefined) return;
    working = work()
      .catch((error: unknown) => parts.log.warn({ err: describeFailure(error) }, 'exports could not be made'))
      .finally(() => {
        working = undefined;
      });
  }

  const timer = setInterval(wake, lookEveryMs);
  timer.unref();
  return {
    wake,
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await working;
    },
  };
}

async function makeExport(parts: Parts, taken: ExportRecord, isClosed: () => boolean): Promise<void> {
  try {
    const isWhole = await writePieces(parts, taken, isClosed);
    await settleExport(parts.records, taken, isWhole ? 'done' : 'waiting');
  } catch (error) {
    parts.log.error({ export: taken.id, err: describeFailure(error) }, 'an export failed');
    await settleExport(parts.records, taken, 'failed');
  }
}

/** False when it was broken off: by the end of the server, or because it was taken away. */
async function writePieces(parts: Parts, taken: ExportRecord, isClosed: () => boolean): Promise<boolean> {
  const { records } = parts;
  const list = openExportList(taken.kind, taken.filter);
  const asker = (await listUsers(records)).find(({ id }) => id === taken.userId);
  const language = asker?.language === 'it' ? 'it' : 'en';
  const writer = createTableWriter(taken.format, await list.columns(records, language));
  let [place, rows, heldBytes] = [0, 0, 0];
  let held: Uint8Array[] = [];
  const keep = async () => {
    if (heldBytes === 0) return true;
    const content = Buffer.concat(held);
    [held, heldBytes] = [[], 0];
    const isKept = await keepPiece(records, taken, { place, content, rows });
    place += 1;
    return isKept;
  };
  const hold = (bytes: Uint8Array) => {
    held.push(bytes);
    heldBytes += bytes.length;
  };
  for await (const page of list.pages(await openSource(parts, taken, asker?.role))) {
    if (isClosed()) return false;
    hold(writer.write(page));
    rows += page.length;
    const isOurs = heldBytes >= pieceBytes ? await keep() : await touchExport(records, taken);
    if (!isOurs) return false;
  }
  hold(writer.finish());
  return keep();
}

/** Whoever may no longer export gets nothing. */
async function openSource(
  { records, events, secret }: Parts,
  taken: ExportRecord,
  askerRole: string | undefined,
): Promise<ExportSource> {
  const role = roleSchema.parse(askerRole);
  if (!mayExport(role)) throw new Error('The role of the asker allows no exports.');
  const standsInFor = await listStoodInFor(records, taken.userId, Date.now());
  // Everybody else sees all in any case.
  await noteStandsInFor(records, taken, role === 'sales' ? standsInFor : []);
  return {
    ...{ records, events, caller: { id: taken.userId, role, standsInFor } },
    sites: await listSites(records),
    places: createSealedPlaces(secret),
  };
}
