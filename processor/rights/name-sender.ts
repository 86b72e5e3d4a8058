// Who mails about somebody's own data: the controller, or the hosts of the sites as long as nobody has filled in who that is.

import type { Records } from '#stores/records/open-records.ts';
import { listSites } from '#stores/records/questions/list-sites.ts';
import { readController } from '#stores/records/questions/rights-settings.ts';

export interface RightsSender {
  /** In one line. */
  name: string;
  /** Where to write to; '' when nobody has said. */
  contact: string;
}

/** More make a subject that nobody reads. */
const hostsMax = 3;

/** `collectorUrl`: its host stands for sites that have none. */
export async function nameSender(records: Records, collectorUrl: string): Promise<RightsSender> {
  const controller = await readController(records);
  if (controller !== undefined) return { name: oneLine(controller.name), contact: controller.contact };
  const sites = await listSites(records);
  const hosts = sites.flatMap(({ allowedHosts }) => allowedHosts.filter((host) => !host.startsWith('*')));
  const named = hosts.length > 0 ? hosts : [new URL(collectorUrl).hostname];
  return { name: oneLine([...new Set(named)].slice(0, hostsMax).join(', ')), contact: '' };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 100);
}
