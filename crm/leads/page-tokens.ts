// Tokens of pages, asked for with the token of a connection: an app sends the leads of all its pages to one address, and only the token
// of a lead's own page reads it for certain. Source: developers.facebook.com/docs/pages/access-tokens.

import { createHash } from 'node:crypto';
import { HttpFault } from '../http/http-fault.ts';
import { askGraph } from './ask-graph.ts';
import type { LeadAccount, LeadParts } from './lead-account.ts';

export interface PageTokens {
  /** '' when the account's token may not have the page's. Rejects with HttpFault when Graph cannot be asked now. */
  find(account: LeadAccount, pageId: string, at: { signal?: AbortSignal; nowMs: number }): Promise<string>;
  /** It was refused: the next time it is asked for again. */
  forget(account: LeadAccount, pageId: string): void;
}

/** A page's token lasts as long as the one it was asked with; whoever loses a page there is to lose it here soon. */
const keptMs = 3_600_000;
/** More pages than any company has. */
const keptMax = 1_000;

/** They are kept in memory alone. */
export function openPageTokens(
  reach: Pick<LeadParts, 'graphUrl' | 'timeoutMs' | 'allowedHosts'>,
): PageTokens {
  const kept = new Map<string, { token: string; untilMs: number }>();
  return {
    find: async (account, pageId, at) => {
      const name = nameOf(account, pageId);
      const known = kept.get(name);
      if (known !== undefined && known.untilMs > at.nowMs) return known.token;
      const token = await ask(reach, account, pageId, at);
      if (token === '') return '';
      if (kept.size >= keptMax) kept.clear();
      kept.set(name, { token, untilMs: at.nowMs + keptMs });
      return token;
    },
    forget: (account, pageId) => void kept.delete(nameOf(account, pageId)),
  };
}

async function ask(
  reach: Pick<LeadParts, 'graphUrl' | 'timeoutMs' | 'allowedHosts'>,
  account: LeadAccount,
  pageId: string,
  at: { signal?: AbortSignal; nowMs: number },
): Promise<string> {
  try {
    const path = `${encodeURIComponent(pageId)}?fields=access_token`;
    const { json } = await askGraph(reach, account, path, at);
    const token: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'access_token') : '';
    return typeof token === 'string' ? token : '';
  } catch (error) {
    // Refused for good: this token has nothing to do with the page.
    if (error instanceof HttpFault && isAnswer(error)) return '';
    throw error;
  }
}

function isAnswer({ code }: HttpFault): boolean {
  return code === 'refused' || code === 'forbidden' || code === 'not_found';
}

/** Another token of the same connection has other pages. */
function nameOf({ connectionId, accessToken }: LeadAccount, pageId: string): string {
  return `${connectionId} ${createHash('sha256').update(accessToken).digest('hex')} ${pageId}`;
}
