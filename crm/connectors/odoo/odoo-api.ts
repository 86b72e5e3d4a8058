// Finds out in which of its two dialects an Odoo is spoken to: JSON-2 of version 19 and later, JSON-RPC of those before. It is set by the
// administrator, or asked of the server once.

import { CrmError } from '../../http/crm-fault.ts';
import { type CrmSession, openCrmSession, type SessionSettings } from '../../http/crm-session.ts';
import { listOf, textOf } from '../../http/read-json.ts';
import { type AskOdoo, type OdooAccount, odooPace } from './odoo-call.ts';
import { openJson2 } from './odoo-json2.ts';
import { openJsonRpc } from './odoo-jsonrpc.ts';

export interface OdooApi {
  readonly call: AskOdoo;
  /** What the server says it is, such as `19.0`, and how it is spoken to. */
  describe(): Promise<string>;
}

/** The first that speaks JSON-2. */
const json2Since = 19;

/** `wanted`: `json-2`, `json-rpc`, or anything else for what the server speaks. */
export function openOdooApi(account: OdooAccount, wanted: string, settings: SessionSettings): OdooApi {
  const spoken = { 'json-2': openJson2(account, settings), 'json-rpc': openJsonRpc(account, settings) };
  let found: Promise<string> | undefined;
  const version = () => {
    found ??= readVersion(account, settings).catch((error: unknown) => {
      // What failed is asked again.
      found = undefined;
      throw error;
    });
    return found;
  };
  const dialect = async () => {
    if (wanted === 'json-2' || wanted === 'json-rpc') return wanted;
    return majorOf(await version()) >= json2Since ? 'json-2' : 'json-rpc';
  };
  return {
    call: async (call) => spoken[await dialect()](call),
    describe: async () => `Odoo ${await version()}, ${await dialect()}`,
  };
}

/** Of `19.0`, `saas~18.4` and the like; 0 for what is none. */
function majorOf(version: string): number {
  return Number(/\d+/.exec(version)?.[0] ?? 0);
}

/** Said to anybody, without credentials: by a page of newer servers, by the common service of older ones. */
async function readVersion({ baseUrl }: OdooAccount, settings: SessionSettings): Promise<string> {
  const session = openCrmSession(openDialect(baseUrl), settings);
  const page = await askOrNothing(session, { path: '/web/version' });
  const told = textOf(page, 'version') || listOf(page, 'version_info').slice(0, 2).join('.');
  if (majorOf(told) > 0) return told;
  const params = { service: 'common', method: 'version', args: [] };
  const body = { jsonrpc: '2.0', method: 'call', id: 0, params };
  const service = { path: '/jsonrpc', method: 'POST' as const, body, isRepeatable: true };
  const older = textOf(await askOrNothing(session, service), 'result', 'server_version');
  if (majorOf(older) > 0) return older;
  throw new CrmError(
    { kind: 'mend', reason: 'not_this_crm' },
    'the server does not say its version as Odoo does',
  );
}

/** Undefined when there is nothing like it. */
async function askOrNothing(session: CrmSession, call: Parameters<CrmSession['ask']>[0]): Promise<unknown> {
  try {
    return (await session.ask(call)).json;
  } catch (error) {
    if (error instanceof CrmError && error.fault.kind === 'gone') return undefined;
    throw error;
  }
}

function openDialect(baseUrl: string): Parameters<typeof openCrmSession>[0] {
  return {
    baseUrl,
    pace: odooPace,
    authorize: async () => ({}),
    renew: () => false,
    secrets: () => [],
    // Where there is no such page, older servers show one for people.
    explain: ({ status, code }) =>
      [404, 405, 400].includes(status) || code === 'not_json' ? { kind: 'gone' } : undefined,
  };
}
