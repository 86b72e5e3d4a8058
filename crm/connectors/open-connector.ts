// Which file speaks to which CRM.

import {
  type CrmCredentials,
  type CrmProvider,
  type CrmSettings,
  defaultCrmSettings,
  type FieldRule,
} from '#contract/crm.ts';
import { openCrmSession, type SessionSettings } from '../http/crm-session.ts';
import type { Connector, ConnectorRules } from './connector.ts';
import { createHubspotDialect } from './hubspot/hubspot-dialect.ts';
import { hubspotRules } from './hubspot/hubspot-fields.ts';
import { hubspotPaths } from './hubspot/hubspot-paths.ts';
import { createHubspotConnector } from './hubspot.ts';
import { createPipedriveDialect } from './pipedrive/pipedrive-dialect.ts';
import { openPipedriveFields, pipedriveRules } from './pipedrive/pipedrive-fields.ts';
import { createPipedriveConnector } from './pipedrive.ts';
import { createTrytonDialect } from './tryton/tryton-dialect.ts';
import { createTrytonConnector, trytonRules } from './tryton.ts';

export interface ConnectorAccount {
  readonly provider: CrmProvider;
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly credentials: CrmCredentials;
  readonly settings: CrmSettings;
}

export interface OpenedConnector {
  readonly connector: Connector;
  readonly rules: ConnectorRules;
}

type Opener = (account: ConnectorAccount, session: SessionSettings) => OpenedConnector;

const openers: Readonly<Record<CrmProvider, Opener>> = {
  hubspot: (account, session) => {
    const { baseUrl, credentials, settings } = account;
    const rules = mergeRules(hubspotRules, settings);
    const dialect = createHubspotDialect({ baseUrl, token: credentials.secret, timeZone: settings.timeZone });
    const paths = hubspotPaths(settings.apiVersion);
    return {
      connector: createHubspotConnector({ session: openCrmSession(dialect, session), paths, rules }),
      rules,
    };
  },
  pipedrive: (account, settings) => {
    const { baseUrl, credentials } = account;
    const rules = mergeRules(pipedriveRules, account.settings);
    const { timeZone } = account.settings;
    const session = openCrmSession(
      createPipedriveDialect({ baseUrl, token: credentials.secret, timeZone }),
      settings,
    );
    const fields = openPipedriveFields(session);
    return { connector: createPipedriveConnector({ session, rules, fields }), rules };
  },
  tryton: (account, session) => {
    const { baseUrl, credentials, settings } = account;
    const rules = mergeRules(trytonRules, settings);
    const { user, secret: password, database } = credentials;
    const dialect = createTrytonDialect({ baseUrl, database, user, password });
    return { connector: createTrytonConnector({ session: openCrmSession(dialect, session), rules }), rules };
  },
};

/** The rules of its connector, where nobody changes them. */
export function rulesOf(provider: CrmProvider): ConnectorRules {
  const account = {
    ...{ provider, baseUrl: 'https://crm.invalid', settings: defaultCrmSettings },
    credentials: { secret: 'none', user: 'none', database: 'none' },
  };
  return openConnector(account, { timeoutMs: 1, allowedHosts: [] }).rules;
}

export function openConnector(account: ConnectorAccount, session: SessionSettings): OpenedConnector {
  return openers[account.provider](account, session);
}

/** The administrator's rule takes the place of the connector's own for the same field of ours. */
function mergeRules(own: ConnectorRules, { companyRules, personRules }: CrmSettings): ConnectorRules {
  return { company: merge(own.company, companyRules), person: merge(own.person, personRules) };
}

function merge(own: readonly FieldRule[], changed: readonly FieldRule[]): FieldRule[] {
  return [...own.filter(({ ours }) => !changed.some((rule) => rule.ours === ours)), ...changed];
}
