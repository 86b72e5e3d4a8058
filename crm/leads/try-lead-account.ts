// Asks a provider once with the credentials of a connection, so that whoever gave them sees whether they hold.

import type { LeadTrial, WebhookProvider } from '#contract/connection-report.ts';
import { HttpFault } from '../http/http-fault.ts';
import { askGraph, explainGraph } from './ask-graph.ts';
import { askLinkedin, explainLinkedin } from './ask-linkedin.ts';
import type { LeadAccount, LeadParts } from './lead-account.ts';
import { readMendReason } from './lead-fault.ts';

type Reach = Omit<LeadParts, 'records' | 'keys'>;

/** Whose account it is, or why it cannot be used. */
export async function tryLeadAccount(
  reach: Reach,
  provider: WebhookProvider,
  account: LeadAccount,
): Promise<LeadTrial> {
  const explain = provider === 'meta' ? explainGraph : explainLinkedin;
  try {
    const name = await (provider === 'meta' ? askMeta(reach, account) : askForms(reach, account));
    return { works: true, name, reason: '', detail: '' };
  } catch (error) {
    if (!(error instanceof HttpFault)) throw error;
    return {
      works: false,
      name: '',
      reason: readMendReason(error, explain) ?? error.code,
      detail: error.detail,
    };
  }
}

/** The page that the token is of; its leads are asked for as well, since a token may be valid and lack that permission. */
async function askMeta(reach: Reach, account: LeadAccount): Promise<string> {
  const at = { nowMs: Date.now() };
  const { json } = await askGraph(reach, account, 'me?fields=id,name', at);
  const own = textIn(json, 'id');
  const askPage = (page: string, accessToken: string) =>
    askGraph(reach, { ...account, accessToken }, `${encodeURIComponent(page)}/leadgen_forms?limit=1`, at);
  try {
    await askPage(own, account.accessToken);
  } catch (error) {
    if (!(error instanceof HttpFault) || !isNoPage(error)) throw error;
    // A user, who has pages: the first of them stands for all.
    const pages = await askGraph(reach, account, 'me/accounts?fields=id,access_token&limit=1', at);
    const page: unknown = listIn(pages.json)[0];
    if (page === undefined) throw error;
    await askPage(textIn(page, 'id'), textIn(page, 'access_token') || account.accessToken);
  }
  return textIn(json, 'name') || own;
}

/** Graph’s word for a question that can only be put to another kind of thing. */
function isNoPage({ json }: HttpFault): boolean {
  const error: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'error') : undefined;
  return textIn(error, 'code') === '100' && /nonexisting field/i.test(textIn(error, 'message'));
}

function textIn(value: unknown, name: string): string {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : '';
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function listIn(json: unknown): readonly unknown[] {
  const data: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'data') : undefined;
  return Array.isArray(data) ? data : [];
}

/** Lists one form of the owner's. */
async function askForms(reach: Reach, account: LeadAccount): Promise<string> {
  const { owner } = account;
  const kind = owner.includes(':sponsoredAccount:') ? 'sponsoredAccount' : 'organization';
  const path = `leadForms?q=owner&owner=(${kind}:${encodeURIComponent(owner)})&count=1&start=0`;
  await askLinkedin(reach, account, path, { nowMs: Date.now() });
  return owner;
}
