// Runs a sub-command of `npx fiuto`. Commands are the files of `commands/`; the one asked for alone is loaded.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { reportFailure } from './report-failure.ts';

const directory = join(fileURLToPath(new URL('.', import.meta.url)), 'commands');

const [name = 'help', ...args] = process.argv.slice(2);
try {
  // Not exit(): what is still on its way to a pipe must get there.
  process.exitCode = await runCommand(name, args);
} catch (error) {
  process.exitCode = reportFailure(error, process.stderr);
}

async function runCommand(name: string, args: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(await describeCommands());
    return exitCodes.stopped;
  }
  const command = await loadCommand(name);
  if (command) return command.run(args, process);
  process.stderr.write(`There is no command "${name}".\n\n${await describeCommands()}`);
  return exitCodes.wrongUsage;
}

async function describeCommands(): Promise<string> {
  const commands = await Promise.all(listCommands().map(loadCommand));
  const known = commands.filter((command) => command !== undefined);
  const width = Math.max(0, ...known.map((command) => command.name.length));
  const lines = known.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return ['Usage: npx fiuto COMMAND [...]', '', ...lines, '', '  npm start  runs Fiuto itself', ''].join(
    '\n',
  );
}

function listCommands(): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => /^[a-z-]+\.(js|ts)$/.test(file))
    .map((file) => file.slice(0, -3));
}

/** Undefined when there is no such file, or when it is a part of another command. */
async function loadCommand(name: string): Promise<Command | undefined> {
  if (!listCommands().includes(name)) return undefined;
  const file = ['.js', '.ts'].map((ending) => join(directory, name + ending)).find(existsSync);
  if (file === undefined) return undefined;
  const exported: Record<string, unknown> = await import(pathToFileURL(file).href);
  const camelCase = name.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  return exported[`${camelCase}Command`] as Command | undefined;
}
