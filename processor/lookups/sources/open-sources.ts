// Opens several files of network data, each failing alone: one that is broken is left out with a warning.

import type { NetworkStatement } from '#intelligence/company/resolution.ts';
import type { ParsedAddress } from '#intelligence/networks/parse-client-address.ts';
import { findFileProblem } from '../find-file-problem.ts';
import { openSourceFile, type SourceFile } from './open-source-file.ts';

export interface Sources {
  statements(address: ParsedAddress): readonly NetworkStatement[];
  /** What is wrong with which file, and how to mend it. */
  warnings(): readonly string[];
}

export async function openSources(paths: readonly string[]): Promise<Sources> {
  const files: SourceFile[] = [];
  const broken: string[] = [];
  for (const path of paths) {
    try {
      files.push(await openSourceFile(path));
    } catch (error) {
      const { what, mend } = findFileProblem(error);
      broken.push(`${path} is left out (${what}): ${mend}.`);
    }
  }
  return {
    statements: (address) => files.flatMap((file) => file.statements(address)),
    warnings: () => [...broken, ...files.map((file) => file.warning()).filter((warning) => warning !== '')],
  };
}
