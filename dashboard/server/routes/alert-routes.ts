// How the caller is told of signals, and how everybody is who chose nothing.

import type { AlertSettings } from '#contract/alert-report.ts';
import {
  alertSettingsChangeSchema,
  alertSettingsSchema,
  tellingTimesSchema,
} from '#contract/alert-report-schema.ts';
import {
  keepHouseRules,
  keepUserTelling,
  readHouseRules,
  readUserTellings,
} from '#stores/records/alerts/telling-rules.ts';
import { alertRoles, houseRoles } from '../alerts/alert-roles.ts';
import { defineRoute, type Route, type Viewer } from '../api/route.ts';
import type { RouteParts } from './route-parts.ts';

export function createAlertRoutes(parts: RouteParts): Route[] {
  return [readRoute(parts), changeRoute(parts), readHouseRoute(parts), changeHouseRoute(parts)];
}

function readRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/alerts/settings',
    summary: 'How the caller is told of signals',
    roles: alertRoles,
    rows: 'own',
    audit: 'none',
    input: {},
    outputName: 'AlertSettings',
    output: alertSettingsSchema,
    handler: ({ caller }) => readSettings(parts, caller),
  });
}

function changeRoute(parts: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/alerts/settings',
    summary: 'Changes how the caller is told of signals',
    roles: alertRoles,
    rows: 'own',
    audit: 'none',
    input: { body: alertSettingsChangeSchema },
    outputName: 'AlertSettings',
    output: alertSettingsSchema,
    handler: async ({ input: { body }, caller }) => {
      const before = await readSettings(parts, caller);
      const { weekly, takesUnowned: _, isDefault: __, sendsMail: ___, ...rules } = { ...before, ...body };
      // Shown as their role has it until they choose: what nobody chose must not become a choice.
      const takesUnowned = body.takesUnowned ?? (await readOwn(parts, caller.id))?.takesUnowned ?? null;
      await keepUserTelling(parts.records, caller.id, { rules, takesUnowned, weekly });
      return readSettings(parts, caller);
    },
  });
}

function readHouseRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'get',
    path: '/api/alerts/house',
    summary: 'When whoever chose nothing is told, and the channels that are everybody’s',
    roles: alertRoles,
    rows: 'none',
    audit: 'none',
    input: {},
    outputName: 'TellingTimes',
    output: tellingTimesSchema,
    handler: async () => writable(await readHouseRules(records)),
  });
}

function changeHouseRoute({ records }: RouteParts): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/alerts/house',
    summary: 'Changes the times of whoever chose nothing',
    roles: houseRoles,
    rows: 'none',
    audit: { action: 'change_alert_times', subject: () => '' },
    input: { body: tellingTimesSchema },
    outputName: 'TellingTimes',
    output: tellingTimesSchema,
    handler: async ({ input: { body } }) => {
      await keepHouseRules(records, body);
      return body;
    },
  });
}

async function readSettings({ records, settings }: RouteParts, { id, role }: Viewer): Promise<AlertSettings> {
  const own = await readOwn({ records }, id);
  const rules = writable(own?.rules ?? (await readHouseRules(records)));
  // Whoever chose nothing gets the page of the week when they lead, and as a manager what nobody looks after.
  const leads = role === 'manager' || role === 'administrator';
  return {
    ...{ ...rules, isDefault: own === undefined, sendsMail: settings.sendsMail === true },
    takesUnowned: own?.takesUnowned ?? role === 'manager',
    weekly: leads && (own?.weekly ?? true),
  };
}

async function readOwn({ records }: Pick<RouteParts, 'records'>, id: string) {
  return (await readUserTellings(records.db, [id])).get(id);
}

function writable<T extends { readonly workingDays: readonly number[] }>(rules: T) {
  return { ...rules, workingDays: [...rules.workingDays] };
}
