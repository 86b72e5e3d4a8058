// Opens the sources of company resolution for a processor, with its settings and its directory.

import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '#config/config.ts';
import type { CompanySources } from '#processor/sources/company-sources.ts';
import { openCompanySources } from '#processor/sources/open-company-sources.ts';
import type { CompanySourcesParts } from '#processor/sources/open-source-parts.ts';
import type { Records } from '#stores/records/open-records.ts';
import { removeRegistry } from './remove-registry.ts';
import { vendorBasesOf } from './vendor-bases.ts';

export interface ProcessorSourcesStart {
  readonly settings: Config['processor'];
  readonly records: Records;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** The data directory. */
  readonly directory: string;
  readonly isWorthAsking: CompanySourcesParts['isWorthAsking'];
  readonly log: Logger;
}

export function openProcessorSources(start: ProcessorSourcesStart): Promise<CompanySources> {
  const { settings, records, masterKey, directory, isWorthAsking, log } = start;
  return openCompanySources({
    ...{ records, isWorthAsking, log },
    secret: Buffer.from(masterKey).toString('hex'),
    settings: {
      dataDirectory: directory,
      mmdbDirectory: settings.FIUTO_MMDB_DIR,
      listsDirectory: settings.FIUTO_NETWORK_LISTS_DIR,
      allowedHosts: settings.FIUTO_PRIVATE_HOSTS_ALLOWED,
      vendorBases: vendorBasesOf(settings),
    },
    removeRegistry: (source) => removeRegistry(join(directory, 'ranges'), source),
  });
}
