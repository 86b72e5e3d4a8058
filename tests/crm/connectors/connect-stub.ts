// A connector to a stub without the records around it, for what one CRM alone has.

import { type CrmCredentials, type CrmSettings, defaultCrmSettings, type FieldRule } from '#contract/crm.ts';
import type { Connector } from '#crm/connectors/connector.ts';
import { openConnector } from '#crm/connectors/open-connector.ts';
import type { CrmStub } from '#tests/support/crm/crm-stub.ts';

export interface Changed {
  readonly credentials?: Partial<CrmCredentials>;
  readonly apiVersion?: string;
  readonly allowedHosts?: readonly string[];
  readonly companyRules?: readonly FieldRule[];
  readonly settings?: Partial<CrmSettings>;
}

export function connectStub(
  { provider, url, credentials, settings: told }: CrmStub,
  changed: Changed = {},
): Connector {
  const settings = {
    ...{ ...defaultCrmSettings, ...told, ...changed.settings },
    apiVersion: changed.apiVersion ?? '',
    companyRules: [...(changed.companyRules ?? told?.companyRules ?? [])],
  };
  const account = {
    provider,
    baseUrl: url,
    settings,
    credentials: { ...credentials, ...changed.credentials },
  };
  const { allowedHosts = ['127.0.0.1'] } = changed;
  return openConnector(account, { timeoutMs: 5_000, allowedHosts }).connector;
}
