// `npx fiuto import-engagement FILE`: brings in what people did elsewhere, from the files that networks, event tools and chats
// export, while Fiuto runs or while it does not. It shows what would come of a file first, and takes it back when asked.

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Config, loadConfig } from '#config/config.ts';
import type { Author } from '#contract/company.ts';
import type { ImportState } from '#contract/company-import.ts';
import { EngagementImportRefusal } from '#stores/records/engagement-import/import-refusal.ts';
import {
  askToApply,
  askToUndo,
  createEngagementRun,
  type EngagementRun,
  findEngagementRun,
  forgetEngagementRun,
} from '#stores/records/engagement-import/import-runs.ts';
import { readEngagementInto } from '#stores/records/engagement-import/read-engagement-import.ts';
import { writeRefusedRows } from '#stores/records/engagement-import/write-refused.ts';
import type { Records } from '#stores/records/open-records.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openLog } from '../open-log.ts';
import { askYesNo } from './import-companies/ask-yes-no.ts';
import { type CompanyFile, openCompanyFile } from './import-companies/open-company-file.ts';
import { createImportDisplay } from './import-companies/show-progress.ts';
import {
  describeBroughtIn,
  describeEngagementPreview,
  describeTakenBack,
} from './import-engagement/describe-run.ts';
import {
  importEngagementUsage,
  readEngagementArguments,
  type WantedEngagement,
} from './import-engagement/read-arguments.ts';
import { waitUntilStored } from './import-log/await-processing.ts';
import { type ImportStores, openImportStores } from './import-log/open-import-stores.ts';

export const importEngagementCommand: Command = {
  name: 'import-engagement',
  summary: 'brings in leads, attendees, comments and chats from the files of other tools',
  run: runImportEngagement,
};

const author: Author = { id: '', name: 'command line' };
const lookEveryMs = 500;

async function runImportEngagement(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readEngagementArguments(args);
  if (typeof wanted === 'string') {
    io.stderr.write(wanted === '' ? importEngagementUsage : `${wanted}\n\n${importEngagementUsage}`);
    return wanted === '' ? exitCodes.stopped : exitCodes.wrongUsage;
  }
  const file = wanted.undo === undefined ? openCompanyFile(wanted.file) : undefined;
  if (typeof file === 'string') {
    io.stderr.write(`${file}\n`);
    return exitCodes.failed;
  }
  const config = loadConfig();
  const log = openLog('import-engagement');
  log.level = 'error';
  const opened = await openImportStores(config, log);
  try {
    if (!file) return await undoRun(opened.stores.records, wanted.undo ?? 0, io);
    return await importFile(opened, config, file, wanted, io);
  } finally {
    await opened.close();
  }
}

async function importFile(
  opened: ImportStores,
  config: Config,
  file: CompanyFile,
  wanted: WantedEngagement,
  io: CommandIo,
): Promise<number> {
  const { records, sites, queue } = opened.stores;
  const site = sites.all().find(({ id, publicKey }) => [publicKey, String(id)].includes(wanted.site));
  if (!site) {
    const known = sites.all().map(({ name, publicKey }) => `  ${publicKey}  ${name}`);
    io.stderr.write(`There is no site "${wanted.site}". Known are:\n${known.join('\n')}\n`);
    return exitCodes.wrongUsage;
  }
  const run = await readRun(opened, config, site.id, file, wanted, io);
  if (run.state === 'failed') {
    io.stderr.write(`${file.name}: ${run.failure}\n`);
    await forgetEngagementRun(records, run.id);
    return exitCodes.failed;
  }
  io.stdout.write(await describeEngagementPreview(records, run));
  if (wanted.refused !== undefined)
    await pipeline(writeRefusedRows(records, run.id, 'en'), createWriteStream(wanted.refused));
  if (!(await shallApply(run, wanted, io))) {
    await forgetEngagementRun(records, run.id);
    return wanted.isPreview || run.counts.new === 0 || io.stdin.isTTY
      ? exitCodes.stopped
      : exitCodes.wrongUsage;
  }
  await askToApply(records, run.id);
  await audit(records, 'import_engagement', `run ${run.id}, ${run.counts.new} rows`);
  const applied = await waitForState(records, run.id, 'applied');
  const left = await waitUntilStored(queue, site.id, io.stderr, () => false);
  io.stdout.write(describeBroughtIn(applied));
  if (left > 0) io.stdout.write(`${left} of them still wait on the queue and are stored when Fiuto runs.\n`);
  return exitCodes.stopped;
}

async function readRun(
  { stores, choice }: ImportStores,
  config: Config,
  siteId: number,
  file: CompanyFile,
  { origin, basis, reading }: WantedEngagement,
  io: CommandIo,
): Promise<EngagementRun> {
  const { records } = stores;
  const id = await createEngagementRun(records, author, { siteId, fileName: file.name, origin, basis });
  const display = createImportDisplay(io.stderr, file);
  const nowMs = Date.now();
  const oldest = new Date(nowMs);
  oldest.setUTCMonth(oldest.getUTCMonth() - config.stores.FIUTO_RETENTION_GRANTED_MONTHS);
  const parts = {
    ...{ records, nowMs, secret: Buffer.from(choice.masterKey).toString('hex') },
    oldestMs: oldest.getTime(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const told = { name: file.name, open: file.open, reading };
  return readEngagementInto(parts, author, id, told, (done) => display.show('reading', done, 0)).finally(
    display.end,
  );
}

async function shallApply(run: EngagementRun, wanted: WantedEngagement, io: CommandIo): Promise<boolean> {
  if (wanted.isPreview) return false;
  if (run.counts.new === 0) {
    io.stdout.write('There is nothing to bring in.\n');
    return false;
  }
  if (wanted.isYes) return true;
  if (io.stdin.isTTY && (await askYesNo('Bring this in?', io))) return true;
  io.stdout.write('Nothing was brought in. With --yes it is brought in without a question.\n');
  return false;
}

async function undoRun(records: Records, id: number, io: CommandIo): Promise<number> {
  try {
    await askToUndo(records, id, author);
    await audit(records, 'undo_engagement_import', `run ${id}`);
    io.stdout.write(describeTakenBack(await waitForState(records, id, 'undone')));
    return exitCodes.stopped;
  } catch (error) {
    if (!(error instanceof EngagementImportRefusal)) throw error;
    io.stderr.write(
      error.code === 'unknown_import'
        ? `There is no run ${id}.\n`
        : `Run ${id} is not brought in, so there is nothing to take back.\n`,
    );
    return exitCodes.failed;
  }
}

/** A processor does the work: this one's own, or that of the Fiuto that runs. */
async function waitForState(records: Records, id: number, state: ImportState): Promise<EngagementRun> {
  for (;;) {
    const run = await findEngagementRun(records, id);
    if (run.state === state) return run;
    await wait(lookEveryMs);
  }
}

async function audit(records: Records, action: string, subject: string): Promise<void> {
  await writeAudit(records, { userId: author.id, userName: author.name, action, subject });
}
