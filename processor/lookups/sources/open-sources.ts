// Opens several files of network data, each failing alone: one that is broken is left out with a warning. Organisations that a
// registry publishes in a file of their own are joined to the ranges of the other files.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { FileProblemError, findFileProblem } from '../find-file-problem.ts';
import { indexRegistryText, type RegistryText } from './index-registry-text.ts';
import { openSourceFile, type SourceFile } from './open-source-file.ts';

export interface Sources {
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** What is wrong with which file, and how to mend it. */
  warnings(): readonly string[];
}

export async function openSources(paths: readonly string[]): Promise<Sources> {
  const files: SourceFile[] = [];
  const registries: { path: string; text: RegistryText }[] = [];
  const broken: string[] = [];
  const leaveOut = (path: string, error: unknown) => {
    const { what, mend } = findFileProblem(error);
    broken.push(`${path} is left out (${what}): ${mend}.`);
  };
  for (const path of paths) {
    try {
      const opened = await openSourceFile(path);
      if ('collector' in opened) registries.push({ path, text: opened });
      else files.push(opened);
    } catch (error) {
      leaveOut(path, error);
    }
  }
  const ranges = registries.filter(({ text }) => text.ranges > 0);
  const lonely = registries.filter(({ text }) => text.ranges === 0);
  const others = lonely.flatMap(({ text }) => text.organisations);
  for (const { text } of ranges) {
    const index = indexRegistryText(text, others);
    files.push({ statements: (address) => index.find(address), warning: () => text.warning });
  }
  for (const { path, text } of lonely) {
    if (ranges.length === 0) leaveOut(path, new FileProblemError('organisations_alone'));
    else if (text.warning !== '') broken.push(text.warning);
  }
  return {
    statements: (address) => files.flatMap((file) => file.statements(address)),
    warnings: () => [...broken, ...files.map((file) => file.warning()).filter((warning) => warning !== '')],
  };
}
