// Which file speaks to which CRM.

import {
  type CrmCredentials,
  type CrmProvider,
  type CrmSettings,
  defaultCrmSettings,
  type FieldRule,
} from '#contract/crm.ts';
import { defaultFilesSettings } from '#contract/files-report.ts';
import { openCrmSession, type SessionSettings } from '../http/crm-session.ts';
import type { Connector, ConnectorRules } from './connector.ts';
import type { FilePlace } from './csv/file-place.ts';
import { type FolderSettings, openFolderPlace } from './csv/folder-place.ts';
import { readSftpAddress } from './csv/open-sftp.ts';
import { openSftpPlace } from './csv/sftp-place.ts';
import { createCsvConnector, csvRules } from './csv.ts';
import { createHubspotDialect } from './hubspot/hubspot-dialect.ts';
import { hubspotRules } from './hubspot/hubspot-fields.ts';
import { hubspotPaths } from './hubspot/hubspot-paths.ts';
import { createHubspotConnector } from './hubspot.ts';
import { openOdooApi } from './odoo/odoo-api.ts';
import { odooRules, openOdooFields } from './odoo/odoo-fields.ts';
import { createOdooConnector } from './odoo.ts';
import { createPipedriveDialect } from './pipedrive/pipedrive-dialect.ts';
import { openPipedriveFields, pipedriveRules } from './pipedrive/pipedrive-fields.ts';
import { createPipedriveConnector } from './pipedrive.ts';
import { createRestDialect } from './rest/rest-dialect.ts';
import { createRestConnector, narrowToMapping, restMappingOf, restRules } from './rest.ts';
import { createSalesforceDialect } from './salesforce/salesforce-dialect.ts';
import { openSalesforceFields, salesforceRules } from './salesforce/salesforce-fields.ts';
import { salesforceRoot } from './salesforce/salesforce-parts.ts';
import { createSalesforceConnector } from './salesforce.ts';
import { createTrytonDialect } from './tryton/tryton-dialect.ts';
import { createTrytonConnector, trytonRules } from './tryton.ts';
import { createTwentyDialect } from './twenty/twenty-dialect.ts';
import { openTwentySchema, twentyRules } from './twenty/twenty-fields.ts';
import { createTwentyConnector } from './twenty.ts';

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
  /** In the place of the connection's own, where not everything can be written there. */
  readonly settings?: CrmSettings;
}

export interface ConnectorSettings extends SessionSettings {
  /** Where files may be exchanged on this machine; nowhere when absent. */
  readonly folders?: FolderSettings;
}

type Opener = (account: ConnectorAccount, session: ConnectorSettings) => OpenedConnector;

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
  odoo: ({ baseUrl, credentials, settings }, session) => {
    const rules = mergeRules(odooRules, settings);
    const { user, secret: key, database } = credentials;
    const api = openOdooApi({ baseUrl, key, user, database }, settings.apiVersion, session);
    const { timeZone } = settings;
    const fields = openOdooFields(api, rules);
    return { connector: createOdooConnector({ api, rules, fields, timeZone }), rules };
  },
  twenty: ({ baseUrl, credentials, settings }, paced) => {
    const rules = mergeRules(twentyRules, settings);
    const session = openCrmSession(createTwentyDialect({ baseUrl, key: credentials.secret }), paced);
    const schema = openTwentySchema(session, rules);
    const dealStages = settings.dealStages ?? { won: [], lost: [] };
    return { connector: createTwentyConnector({ session, rules, schema, baseUrl, dealStages }), rules };
  },
  salesforce: ({ baseUrl, credentials, settings }, paced) => {
    const rules = mergeRules(salesforceRules, settings);
    const { user: clientId, secret: clientSecret, refreshToken = '' } = credentials;
    const dialect = createSalesforceDialect({ baseUrl, clientId, clientSecret, refreshToken });
    const session = openCrmSession(dialect, paced);
    const root = salesforceRoot(settings.apiVersion);
    const fields = openSalesforceFields(session, root, rules);
    const { tellUser } = dialect;
    return { connector: createSalesforceConnector({ session, root, rules, fields, tellUser }), rules };
  },
  rest: ({ baseUrl, credentials, settings }, paced) => {
    const [rules, mapping] = [mergeRules(restRules, settings), restMappingOf(settings)];
    const session = openCrmSession(createRestDialect({ baseUrl, credentials, mapping }, paced), paced);
    const connector = createRestConnector({
      ...{ session, mapping, rules, baseUrl, timeZone: settings.timeZone },
    });
    return { connector, rules, settings: narrowToMapping(settings) };
  },
  folder: ({ baseUrl, settings }, { folders = nowhere }) => {
    const place = openFolderPlace(baseUrl, folders);
    return openFiles('folder', place, settings);
  },
  sftp: ({ baseUrl, credentials, settings }, { timeoutMs, allowedHosts }) => {
    const { hostKey } = settings.files ?? defaultFilesSettings;
    const { user, secret } = credentials;
    const account = { ...readSftpAddress(baseUrl), user, secret, hostKey };
    return openFiles('sftp', openSftpPlace(account, { timeoutMs, allowedHosts }), settings);
  },
};

const nowhere: FolderSettings = { dataDirectory: '', allowed: [] };

function openFiles(provider: 'folder' | 'sftp', place: FilePlace, settings: CrmSettings): OpenedConnector {
  const rules = mergeRules(csvRules, settings);
  const form = settings.files ?? defaultFilesSettings;
  const { timeZone } = settings;
  return { connector: createCsvConnector({ provider, place, form, rules, timeZone }), rules };
}

/** The rules of its connector, where nobody changes them. */
export function rulesOf(provider: CrmProvider): ConnectorRules {
  const account = {
    ...{
      provider,
      baseUrl: provider === 'folder' ? 'folder:none' : 'https://crm.invalid',
      settings: defaultCrmSettings,
    },
    credentials: { secret: 'none', user: 'none', database: 'none' },
  };
  return openConnector(account, { timeoutMs: 1, allowedHosts: [] }).rules;
}

export function openConnector(account: ConnectorAccount, session: ConnectorSettings): OpenedConnector {
  return openers[account.provider](account, session);
}

/** The administrator's rule takes the place of the connector's own for the same field of ours. */
function mergeRules(own: ConnectorRules, { companyRules, personRules }: CrmSettings): ConnectorRules {
  return { company: merge(own.company, companyRules), person: merge(own.person, personRules) };
}

function merge(own: readonly FieldRule[], changed: readonly FieldRule[]): FieldRule[] {
  return [...own.filter(({ ours }) => !changed.some((rule) => rule.ours === ours)), ...changed];
}
