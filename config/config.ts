// Every setting, read once from the environment: the only file that does. Lists all faults at once.

import type { z } from 'zod';
import { collectorSettings } from './collector-settings.ts';
import { crmSettings } from './crm-settings.ts';
import { dashboardSettings } from './dashboard-settings.ts';
import { mailSettings } from './mail-settings.ts';
import { processorSettings } from './processor-settings.ts';
import { storesSettings } from './stores-settings.ts';

export interface Config {
  readonly stores: z.output<typeof storesSettings>;
  readonly collector: z.output<typeof collectorSettings>;
  readonly processor: z.output<typeof processorSettings>;
  readonly crm: z.output<typeof crmSettings>;
  readonly dashboard: z.output<typeof dashboardSettings>;
  readonly mail: z.output<typeof mailSettings>;
}

/** A setting is wrong; the message has one line for each fault, naming the variable and the mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const sections = {
  stores: storesSettings,
  collector: collectorSettings,
  processor: processorSettings,
  crm: crmSettings,
  dashboard: dashboardSettings,
  mail: mailSettings,
};

export const settingNames: readonly string[] = Object.values(sections).flatMap((section) =>
  Object.keys(section.shape),
);

/** Reads `environment` (the process's own by default). An empty value counts as unset. Throws ConfigError. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const faults: string[] = [];
  const read = <S extends z.ZodType>(section: S): z.output<S> => {
    const result = section.safeParse(given);
    if (result.success) return Object.freeze(result.data) as z.output<S>;
    faults.push(...result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
    return {} as z.output<S>;
  };
  const config = {
    stores: read(sections.stores),
    collector: read(sections.collector),
    processor: read(sections.processor),
    crm: read(sections.crm),
    dashboard: read(sections.dashboard),
    mail: read(sections.mail),
  };
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return Object.freeze(config);
}
