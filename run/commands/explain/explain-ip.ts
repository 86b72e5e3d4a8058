// Explains an address: the whole trace of company resolution, and the verdict that the usual rules would give. Works from
// files alone; no server and no data directory is needed.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#config/config.ts';
import { resolveCompany } from '#intelligence/company/resolve-company.ts';
import { decideVerdict } from '#intelligence/company/verdicts/decide-verdict.ts';
import { defaultVerdictRules } from '#intelligence/company/verdicts/default-verdict-rules.ts';
import { parseClientAddress } from '#intelligence/networks/parse-client-address.ts';
import { openSources } from '#processor/lookups/sources/open-sources.ts';
import { bareKnowledge } from './explain-company.ts';
import type { Explainer, ExplainKind } from './explain-kind.ts';
import type { ExplainOptions } from './read-explain-options.ts';

export const explainIp: ExplainKind = {
  name: 'ip',
  summary: 'company behind an address, with evidence, and the verdict',
  open: openExplainer,
};

async function openExplainer(options: ExplainOptions): Promise<Explainer> {
  const sources = await openSources(options.sources.length > 0 ? options.sources : findSources(options.mmdb));
  const knowledge = bareKnowledge();
  const day = new Date().toISOString().slice(0, 10);
  return {
    explain(value) {
      const text = value.trim();
      const address = parseClientAddress(text);
      if (address === undefined) {
        return [{ address: text, error: 'This is no address: write it as 192.0.2.1 or 2001:db8::1.' }];
      }
      const statements = sources.statements(address);
      const trace = resolveCompany(
        { address, statements, isBot: false, firstParty: [], ptr: '', day },
        knowledge,
      );
      const facts = { trace, status: '', isOwn: false, isBot: false, pages: [] };
      const { verdict, rule } = decideVerdict(facts, defaultVerdictRules);
      const warnings = sources.warnings();
      return [
        {
          address: text,
          ...trace,
          verdict,
          verdictRule: rule,
          ...(warnings.length > 0 ? { warnings } : {}),
        },
      ];
    },
    close: () => undefined,
  };
}

/** The files of the look-up directory and those that were put into the data directory. */
function findSources(mmdb: string | undefined): readonly string[] {
  const { stores, processor } = loadConfig();
  const directories = [mmdb ?? processor.FIUTO_MMDB_DIR, join(stores.FIUTO_DATA_DIR, 'sources')];
  return directories.flatMap((directory) =>
    directory === undefined || !existsSync(directory)
      ? []
      : readdirSync(directory, { withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(mmdb|ranges)$/.test(entry.name))
          .map(({ name }) => join(directory, name))
          .sort(),
  );
}
