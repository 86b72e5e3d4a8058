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
  const read = (name: string) => {
    const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, name) : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  await askGraph(reach, account, `${encodeURIComponent(read('id'))}/leadgen_forms?limit=1`, at);
  return read('name') || read('id');
}

/** Lists one form of the owner's. */
async function askForms(reach: Reach, account: LeadAccount): Promise<string> {
  const { owner } = account;
  const kind = owner.includes(':sponsoredAccount:') ? 'sponsoredAccount' : 'organization';
  const path = `leadForms?q=owner&owner=(${kind}:${encodeURIComponent(owner)})&count=1&start=0`;
  await askLinkedin(reach, account, path, { nowMs: Date.now() });
  return owner;
}
