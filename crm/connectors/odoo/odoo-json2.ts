// JSON-2, in which Odoo 19 and later are spoken to: a bearer key, arguments by name, the bare result, errors with a status of HTTP.
// Source: Odoo's developer documentation, External JSON-2 API.

import { CrmError } from '../../http/crm-fault.ts';
import { type CrmDialect, openCrmSession, type SessionSettings } from '../../http/crm-session.ts';
import { textOf } from '../../http/read-json.ts';
import { type AskOdoo, type OdooAccount, odooContext, odooPace } from './odoo-call.ts';
import { faultOfOdoo } from './odoo-faults.ts';

export function openJson2(account: OdooAccount, settings: SessionSettings): AskOdoo {
  const session = openCrmSession(createDialect(account), settings);
  return async ({ model, method, ids, args = {}, context = {}, isRepeatable }) => {
    const { json } = await session.ask({
      path: `/json/2/${model}/${method}`,
      method: 'POST',
      body: { ...(ids === undefined ? {} : { ids }), ...args, context: { ...odooContext, ...context } },
      isRepeatable,
    });
    return json;
  };
}

function createDialect({ baseUrl, key, database }: OdooAccount): CrmDialect {
  return {
    baseUrl,
    pace: odooPace,
    authorize: async () => {
      if (key === '')
        throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, 'the API key is missing');
      return {
        authorization: `bearer ${key}`,
        ...(database === '' ? {} : { 'x-odoo-database': database }),
      };
    },
    renew: () => false,
    secrets: () => [key],
    explain: ({ status, json }) => {
      if (status === 401 && json !== undefined) return { kind: 'mend', reason: 'credentials_refused' };
      // A server with several databases knows no such path before it is told which.
      if (status === 404 && json === undefined) return { kind: 'mend', reason: 'database_missing' };
      const name = textOf(json, 'name');
      return name === '' || status === 429 ? undefined : faultOfOdoo(name, textOf(json, 'message'));
    },
  };
}
