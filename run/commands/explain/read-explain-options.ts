// Reads the options of `explain` from the command line.

import { parseArgs } from 'node:util';
import { type PageKind, pageKinds } from '#contract/event-stages.ts';
import type { PathRule } from '#contract/site.ts';

export interface ExplainOptions {
  /** Own hosts, lower case. */
  siteHosts: readonly string[];
  /** Directory of `.mmdb` files. */
  mmdb: string | undefined;
  rules: readonly PathRule[];
  /** Files of network data to explain an address from; empty: those that are installed. */
  sources: readonly string[];
}

export function readExplainOptions(
  args: readonly string[],
): { options: ExplainOptions; values: string[] } | { fault: string } {
  try {
    const { values: flags, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'site-host': { type: 'string', multiple: true },
        mmdb: { type: 'string' },
        rule: { type: 'string', multiple: true },
        source: { type: 'string', multiple: true },
      },
    });
    return {
      options: {
        siteHosts: (flags['site-host'] ?? []).map((host) => host.trim().toLowerCase()),
        mmdb: flags.mmdb,
        rules: (flags.rule ?? []).map(readRule),
        sources: flags.source ?? [],
      },
      values: positionals,
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function readRule(text: string): PathRule {
  const at = text.lastIndexOf('=');
  const kind = pageKinds.find((candidate): candidate is PageKind => candidate === text.slice(at + 1));
  if (at < 1 || kind === undefined) {
    throw new Error(`--rule ${text}: write PATTERN=KIND, where KIND is one of ${pageKinds.join(', ')}.`);
  }
  return { pattern: text.slice(0, at), kind };
}
