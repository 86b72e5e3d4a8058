// JSON-RPC, in which Odoo before version 19 is spoken to: a login that gives a user's number, the key or password with each call, and
// errors in answers that HTTP calls good.

import { CrmError } from '../../http/crm-fault.ts';
import { type CrmDialect, openCrmSession, type SessionSettings } from '../../http/crm-session.ts';
import { fieldOf, numberOf, textOf } from '../../http/read-json.ts';
import { redact } from '../../http/redact.ts';
import { type AskOdoo, type OdooAccount, type OdooCall, odooContext, odooPace } from './odoo-call.ts';
import { faultOfOdoo } from './odoo-faults.ts';

/** Of JSON-RPC's own: whoever was logged in is no more. */
const sessionExpired = 100;

export function openJsonRpc(account: OdooAccount, settings: SessionSettings): AskOdoo {
  const { database, user, key } = account;
  const session = openCrmSession(createDialect(account), settings);
  const ask = async (service: string, method: string, args: readonly unknown[], isRepeatable: boolean) => {
    const body = { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } };
    const { json } = await session.ask({ path: '/jsonrpc', method: 'POST', body, isRepeatable });
    return fieldOf(json, 'result');
  };
  let userId: number | undefined;
  const logIn = async (): Promise<number> => {
    refuseBlank(account);
    const id = await ask('common', 'authenticate', [database, user, key, {}], true);
    if (typeof id !== 'number')
      throw new CrmError({ kind: 'mend', reason: 'credentials_refused' }, 'user name or key are not right');
    return id;
  };
  const askAs = async (call: OdooCall): Promise<unknown> => {
    userId ??= await logIn();
    const args = [database, userId, key, call.model, call.method, ...argsOf(call)];
    return ask('object', 'execute_kw', args, call.isRepeatable);
  };
  return async (call) => {
    const isKnown = userId !== undefined;
    try {
      return await askAs(call);
    } catch (error) {
      // The user's number is asked for anew, once: nothing was done.
      if (!isKnown || !isRefused(error)) throw error;
      userId = undefined;
      return askAs(call);
    }
  };
}

function refuseBlank({ database, user, key }: OdooAccount): void {
  if (user === '' || key === '') throw new CrmError({ kind: 'mend', reason: 'no_credentials' }, '');
  if (database === '')
    throw new CrmError({ kind: 'mend', reason: 'database_missing' }, 'the name of the database is missing');
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof CrmError && error.fault.kind === 'mend' && error.fault.reason === 'credentials_refused'
  );
}

/** Records first and by place; what is to be made, too, since older servers look at its place; all else by name. */
function argsOf({ method, ids, args = {}, context = {} }: OdooCall): [unknown[], Record<string, unknown>] {
  const said = { ...odooContext, ...context };
  const { vals_list: made, ...named } = args;
  if (method === 'create') return [[made], { ...named, context: said }];
  return [ids === undefined ? [] : [ids], { ...args, context: said }];
}

function createDialect({ baseUrl, key }: OdooAccount): CrmDialect {
  return {
    baseUrl,
    pace: odooPace,
    authorize: async () => ({}),
    renew: () => false,
    secrets: () => [key],
    explain: ({ status, json }) =>
      status === 404 && json === undefined ? { kind: 'mend', reason: 'not_this_crm' } : undefined,
    findError: (json) => {
      const error = fieldOf(json, 'error');
      if (error === undefined || error === null) return undefined;
      const message = textOf(error, 'data', 'message') || textOf(error, 'message');
      const fault =
        numberOf(error, 'code') === sessionExpired
          ? ({ kind: 'mend', reason: 'credentials_refused' } as const)
          : faultOfOdoo(textOf(error, 'data', 'name'), message);
      return { fault, detail: redact(message, [key]) };
    },
  };
}
