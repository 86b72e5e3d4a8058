// What a person who connects a CRM must know of its kind: its name, what identifies us there, and where a record of it is opened. The
// form is drawn from this.

import type { CrmCredentials, CrmProvider } from './crm.ts';

/** Names of the words beside a field. */
type CredentialLabel =
  | 'token'
  | 'api_key'
  | 'password'
  | 'login'
  | 'database'
  | 'client_id'
  | 'client_secret'
  | 'refresh_token'
  | 'login_or_client_id'
  | 'token_or_secret'
  | 'password_or_key';

interface CrmCredentialField {
  readonly name: keyof CrmCredentials;
  readonly label: CredentialLabel;
  /** It is typed in the dark and never shown again. */
  readonly isSecret: boolean;
  readonly isOptional: boolean;
}

export interface CrmKindFacts {
  readonly title: string;
  /** The address that all have, or one such as theirs. */
  readonly address: string;
  readonly isAddressFixed: boolean;
  /** Each address begins with one of them; `https://` and, where that is allowed, `http://` when absent. */
  readonly addressStarts?: readonly string[];
  readonly credentials: readonly CrmCredentialField[];
  /** Where people open a company, with `{base}`, `{database}` and `{id}`; '' where the CRM itself tells it. */
  readonly companyPage: string;
  /** People and companies stand in one list there, by numbers of one row: what is a company's may name a person. */
  readonly personsAreCompanies?: boolean;
  /** Orders and invoices are read from it, where they are there. */
  readonly readsOrders?: boolean;
}

const field = (
  name: keyof CrmCredentials,
  label: CredentialLabel,
  more: Partial<CrmCredentialField> = {},
) => ({
  ...{ name, label, isSecret: name === 'secret' || name === 'refreshToken', isOptional: false },
  ...more,
});

/** Of every kind that a connector is there for, and of those that are being tried. */
const crmKinds = {
  hubspot: {
    ...{ title: 'HubSpot', address: 'https://api.hubapi.com', isAddressFixed: true },
    credentials: [field('secret', 'token')],
    companyPage: '',
  },
  pipedrive: {
    ...{ title: 'Pipedrive', address: 'https://your-company.pipedrive.com', isAddressFixed: false },
    credentials: [field('secret', 'token')],
    companyPage: '{base}/organization/{id}',
  },
  tryton: {
    ...{ title: 'Tryton', address: 'https://tryton.example.com', isAddressFixed: false },
    credentials: [field('database', 'database'), field('user', 'login'), field('secret', 'password')],
    companyPage: '{base}/#{database}/model/party.party/{id}',
    readsOrders: true,
  },
  odoo: {
    ...{ title: 'Odoo', address: 'https://your-company.odoo.com', isAddressFixed: false },
    credentials: [
      field('database', 'database', { isOptional: true }),
      field('user', 'login', { isOptional: true }),
      field('secret', 'api_key'),
    ],
    companyPage: '{base}/web#id={id}&model=res.partner&view_type=form',
    personsAreCompanies: true,
    readsOrders: true,
  },
  twenty: {
    ...{ title: 'Twenty', address: 'https://api.twenty.com', isAddressFixed: false },
    credentials: [field('secret', 'api_key')],
    companyPage: '',
  },
  salesforce: {
    ...{ title: 'Salesforce', address: 'https://your-company.my.salesforce.com', isAddressFixed: false },
    credentials: [
      field('user', 'client_id'),
      field('secret', 'client_secret'),
      field('refreshToken', 'refresh_token', { isOptional: true }),
    ],
    companyPage: '{base}/{id}',
    readsOrders: true,
  },
  rest: {
    ...{ title: 'REST API', address: 'https://api.example.com', isAddressFixed: false },
    credentials: [
      field('user', 'login_or_client_id', { isOptional: true }),
      field('secret', 'token_or_secret', { isOptional: true }),
    ],
    companyPage: '',
    readsOrders: true,
  },
  folder: {
    ...{ title: 'CSV files in a folder', address: 'folder:crm', isAddressFixed: false },
    ...{ addressStarts: ['folder:'], credentials: [], companyPage: '', readsOrders: true },
  },
  sftp: {
    ...{ title: 'CSV files by SFTP', address: 'sftp://files.example.com/exchange', isAddressFixed: false },
    addressStarts: ['sftp://'],
    credentials: [field('user', 'login'), field('secret', 'password_or_key')],
    companyPage: '',
    readsOrders: true,
  },
} as const satisfies Record<string, CrmKindFacts>;

const webStarts = ['https://', 'http://'] as const;

export function addressStartsOf(provider: CrmProvider): readonly string[] {
  return crmKindOf(provider).addressStarts ?? webStarts;
}

export function crmKindOf(provider: CrmProvider): CrmKindFacts {
  return crmKinds[provider];
}

/** '' where the address does not say it. */
export function crmCompanyPage(
  provider: CrmProvider,
  { baseUrl, database, id }: { readonly baseUrl: string; readonly database: string; readonly id: string },
): string {
  return crmKindOf(provider)
    .companyPage.replace('{base}', () => baseUrl)
    .replace('{database}', () => encodeURIComponent(database))
    .replace('{id}', () => encodeURIComponent(id));
}
