// `npx fiuto import-companies FILE.csv`: makes the operator's customers known, while Fiuto runs or while it does not. It
// shows what would change first and can be taken back.

import { loadConfig } from '#config/config.ts';
import type { Author } from '#contract/company.ts';
import type { ImportCounts } from '#contract/company-import.ts';
import { applyImport } from '#stores/records/company-import/apply-import.ts';
import { readImport } from '#stores/records/company-import/read-import.ts';
import { undoImport } from '#stores/records/company-import/undo-import.ts';
import { CompanyRefusal } from '#stores/records/company-refusal.ts';
import type { Records } from '#stores/records/open-records.ts';
import { forgetImport, type ImportRun } from '#stores/records/questions/company-import-runs.ts';
import { writeAudit } from '#stores/records/questions/write-audit.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openCommandRecords } from '../open-command-records.ts';
import { openLog } from '../open-log.ts';
import { askYesNo } from './import-companies/ask-yes-no.ts';
import { describePreview } from './import-companies/describe-preview.ts';
import { describeApplied, describeUndone } from './import-companies/describe-result.ts';
import { type CompanyFile, openCompanyFile } from './import-companies/open-company-file.ts';
import {
  importCompaniesUsage,
  readImportArguments,
  type WantedImport,
} from './import-companies/read-arguments.ts';
import { createImportDisplay } from './import-companies/show-progress.ts';

export const importCompaniesCommand: Command = {
  name: 'import-companies',
  summary: 'makes your customers and other companies known, from a CSV file',
  run: runImportCompanies,
};

const author: Author = { id: '', name: 'command line' };

async function runImportCompanies(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readImportArguments(args);
  if (typeof wanted === 'string') {
    io.stderr.write(wanted === '' ? importCompaniesUsage : `${wanted}\n\n${importCompaniesUsage}`);
    return wanted === '' ? exitCodes.stopped : exitCodes.wrongUsage;
  }
  const file = wanted.undo === undefined ? openCompanyFile(wanted.file) : undefined;
  if (typeof file === 'string') {
    io.stderr.write(`${file}\n`);
    return exitCodes.failed;
  }
  const log = openLog('import-companies');
  log.level = 'error';
  const { records, close } = await openCommandRecords(loadConfig(), log);
  try {
    if (!file) return await undoRun(records, wanted.undo ?? 0, io);
    return await importFile(records, file, wanted, io);
  } finally {
    await close();
  }
}

async function importFile(
  records: Records,
  file: CompanyFile,
  wanted: WantedImport,
  io: CommandIo,
): Promise<number> {
  const display = createImportDisplay(io.stderr, file);
  const { name, open } = file;
  const told = { name, open, mapping: wanted.mapping };
  const run = await readImport(records, author, told, display.show).finally(display.end);
  if (run.state === 'failed') {
    io.stderr.write(`${file.name}: ${run.failure}\n`);
    await forgetImport(records, run.id);
    return exitCodes.failed;
  }
  io.stdout.write(await describePreview(records, run, wanted.faults));
  if (!(await shallApply(run.counts, wanted, io))) {
    await forgetImport(records, run.id);
    return wanted.isPreview || isIdle(run.counts) || io.stdin.isTTY
      ? exitCodes.stopped
      : exitCodes.wrongUsage;
  }
  return applyRun(records, run, io);
}

function isIdle(counts: ImportCounts): boolean {
  return counts.new + counts.changed === 0;
}

async function shallApply(counts: ImportCounts, wanted: WantedImport, io: CommandIo): Promise<boolean> {
  if (wanted.isPreview) return false;
  if (isIdle(counts)) {
    io.stdout.write('There is nothing to change.\n');
    return false;
  }
  if (wanted.isYes) return true;
  if (io.stdin.isTTY && (await askYesNo('Apply this?', io))) return true;
  io.stdout.write('Nothing was changed. With --yes it is applied without a question.\n');
  return false;
}

async function applyRun(records: Records, run: ImportRun, io: CommandIo): Promise<number> {
  const display = createImportDisplay(io.stderr);
  const startedAt = performance.now();
  const applied = await applyImport(records, author, run.id, { watch: display.show }).finally(display.end);
  const { counts } = applied;
  await audit(records, 'import_companies', `run ${run.id}, ${counts.new} new, ${counts.changed} changed`);
  io.stdout.write(describeApplied(applied, (performance.now() - startedAt) / 1_000));
  return exitCodes.stopped;
}

async function undoRun(records: Records, id: number, io: CommandIo): Promise<number> {
  try {
    const undone = await undoImport(records, author, id);
    await audit(records, 'undo_import', `run ${id}, ${undone.removed} removed, ${undone.restored} restored`);
    io.stdout.write(describeUndone(undone));
    return exitCodes.stopped;
  } catch (error) {
    if (!(error instanceof CompanyRefusal)) throw error;
    io.stderr.write(
      error.code === 'unknown_import'
        ? `There is no run ${id}.\n`
        : `Run ${id} is not applied, so there is nothing to take back.\n`,
    );
    return exitCodes.failed;
  }
}

async function audit(records: Records, action: string, subject: string): Promise<void> {
  await writeAudit(records, { userId: author.id, userName: author.name, action, subject });
}
