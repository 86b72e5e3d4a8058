// Asks a person at a terminal; anything but a yes is a no.

import { createInterface } from 'node:readline/promises';
import type { CommandIo } from '../../command.ts';

export async function askYesNo(question: string, io: Pick<CommandIo, 'stdin' | 'stdout'>): Promise<boolean> {
  const lines = createInterface({ input: io.stdin, output: io.stdout });
  try {
    const answer = await lines.question(`${question} [y/N] `);
    return /^\s*(y|yes|s|si|sì)\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}
