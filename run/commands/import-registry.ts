// `npx fiuto import-registry FILE... --source NAME --i-may-use-this "..."`: registry data that the operator holds and has
// a right to use, into the index of ranges, while Fiuto runs or while it does not.

import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '#config/config.ts';
import { rangeFileIn } from '#processor/lookups/ranges/range-file.ts';
import type { Command, CommandIo } from '../command.ts';
import { exitCodes, StartError } from '../exit-codes.ts';
import { lockDirectory } from '../lock-directory.ts';
import { openDataDirectory } from '../open-data-directory.ts';
import { describeOutcome } from './import-registry/describe-outcome.ts';
import { openFormer } from './import-registry/open-former.ts';
import { RegistryFileError } from './import-registry/registry-file-error.ts';
import type { RegistryOrders } from './import-registry/registry-orders.ts';
import { importInThread } from './import-registry/run-in-thread.ts';
import { createRegistryDisplay } from './import-registry/show-progress.ts';

const usage = `Usage: npx fiuto import-registry FILE... --source NAME --i-may-use-this "STATEMENT"
       npx fiuto import-registry --remove NAME
       npx fiuto import-registry --list

Imports who holds which addresses from files that you have: RPSL dumps (RIPE, APNIC,
AFRINIC), records in the style of ARIN and LACNIC, delegated-extended files; plain or gzip.
All files of a source are named at once: its former rows are replaced, other sources stay.

  --source NAME            short name of the source, such as ripe
  --i-may-use-this "..."   by what right you use these data for this purpose. The registries'
                           own terms forbid marketing uses; without your statement nothing
                           is imported. It is kept with the data, with your name and the time.
  --remove NAME            takes a source out again, with all its effects
  --list                   shows what is imported
`;

export const importRegistryCommand: Command = {
  name: 'import-registry',
  summary: 'brings in registry data that you hold and may use: who has which addresses',
  run: runImportRegistry,
};

interface Wanted {
  files: readonly string[];
  source: string;
  statement: string;
  isListing: boolean;
}

async function runImportRegistry(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readArguments(args);
  if (typeof wanted === 'string') {
    io.stderr.write(wanted === '' ? usage : `${wanted}\n\n${usage}`);
    return wanted === '' ? exitCodes.stopped : exitCodes.wrongUsage;
  }
  const directory = join(resolve(loadConfig().stores.FIUTO_DATA_DIR), 'ranges');
  if (wanted.isListing) return showSources(directory, io);
  openDataDirectory(loadConfig().stores.FIUTO_DATA_DIR, 'shared');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = lockImports(directory);
  try {
    const right = { statement: wanted.statement, by: userInfo().username, at: new Date().toISOString() };
    const files = wanted.files.map((file) => resolve(file));
    return await importAndReport({ directory, source: wanted.source, files, right }, io);
  } finally {
    release();
  }
}

async function importAndReport(orders: RegistryOrders, io: CommandIo): Promise<number> {
  const startedAt = performance.now();
  const display = createRegistryDisplay(io.stderr);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const outcome = await importInThread(orders, { onProgress: display.show }, stopping.signal);
    display.end();
    io.stdout.write(describeOutcome(orders, outcome, (performance.now() - startedAt) / 1_000));
    return exitCodes.stopped;
  } catch (error) {
    display.end();
    if (!(error instanceof RegistryFileError)) throw error;
    io.stderr.write(`${error.message}\nNothing was changed.\n`);
    return exitCodes.failed;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** Two imports at once would each drop what the other brings. */
function lockImports(directory: string): () => void {
  try {
    return lockDirectory(directory);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(
      `Another import of registry data is at work in ${directory}: wait until it is done.`,
      exitCodes.alreadyRunning,
      error,
    );
  }
}

async function showSources(directory: string, io: CommandIo): Promise<number> {
  try {
    io.stdout.write(await listSources(directory));
    return exitCodes.stopped;
  } catch (error) {
    if (!(error instanceof RegistryFileError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return exitCodes.failed;
  }
}

async function listSources(directory: string): Promise<string> {
  const file = rangeFileIn(directory);
  if (!existsSync(file)) return 'No registry data are imported.\n';
  const { datasets } = await openFormer(file);
  const lines = datasets.map(({ id, date, right, counts }) => {
    const name = id.slice('registry:'.length);
    const ranges = counts['ranges'] ?? 0;
    return `${name}: ${ranges} ${ranges === 1 ? 'range' : 'ranges'} of ${date}, imported ${right.at} by ${right.by}: "${right.statement}"\n`;
  });
  return lines.length === 0 ? 'No registry data are imported.\n' : lines.join('');
}

const options = {
  source: { type: 'string' },
  'i-may-use-this': { type: 'string' },
  remove: { type: 'string' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A text instead: what is wrong, or '' when help is asked for. */
function readArguments(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    if (values.help === true) return '';
    if (values.list === true) return { files: [], source: '', statement: '', isListing: true };
    const source = values.remove ?? values.source ?? '';
    if (!/^[a-z0-9][a-z0-9_-]{0,31}$/.test(source))
      return 'Name the source with --source NAME: small letters, digits, - and _, such as ripe.';
    if (values.remove !== undefined) {
      if (positionals.length > 0) return 'With --remove no file is read: leave the files out.';
      return { files: [], source, statement: '', isListing: false };
    }
    if (positionals.length === 0) return 'Name at least one file.';
    const statement = (values['i-may-use-this'] ?? '').trim();
    if (statement.length > 0 && statement.length < 10)
      return `"${statement}" says too little: write a whole sentence on the right by which you use these data, since it is kept with them.`;
    if (statement === '')
      return 'Say in a sentence by what right you use these data: --i-may-use-this "...". Without it nothing is imported.';
    return { files: positionals, source, statement, isListing: false };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
