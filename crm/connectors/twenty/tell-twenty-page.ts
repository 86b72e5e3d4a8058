// Which workspace of Twenty it is, and where people open a company there: each has an address of its own, which need not be that of the API.

import { CrmError } from '../../http/crm-fault.ts';
import type { CrmSession } from '../../http/crm-session.ts';
import { textOf } from '../../http/read-json.ts';

const query = '{ currentWorkspace { workspaceUrls { customUrl subdomainUrl } } }';
/** The API of all workspaces that Twenty itself runs, where no page is. */
const cloudApi = 'api.twenty.com';

/** With `{id}`; '' when the workspace's address is not told. */
export async function tellTwentyPage(session: CrmSession, baseUrl: string): Promise<string> {
  const told = await askWorkspace(session);
  const own = new URL(baseUrl).hostname === cloudApi ? '' : baseUrl;
  const base = URL.canParse(told) && /^https?:$/.test(new URL(told).protocol) ? told : own;
  return base === '' ? '' : `${base.replace(/\/+$/, '')}/object/company/{id}`;
}

/** Its id; '' when it is not told. Rejects with CrmError. */
export async function tellTwentyWorkspace(session: CrmSession): Promise<string> {
  const body = { query: '{ currentWorkspace { id } }' };
  const { json } = await session.ask({ path: '/metadata', method: 'POST', body, isRepeatable: true });
  return textOf(json, 'data', 'currentWorkspace', 'id');
}

async function askWorkspace(session: CrmSession): Promise<string> {
  try {
    const { json } = await session.ask({
      ...{ path: '/metadata', method: 'POST', body: { query }, isRepeatable: true },
    });
    const urlOf = (name: string) => textOf(json, 'data', 'currentWorkspace', 'workspaceUrls', name);
    return urlOf('customUrl') || urlOf('subdomainUrl');
  } catch (error) {
    // Older ones know no such question.
    if (error instanceof CrmError && ['never', 'gone', 'mend'].includes(error.fault.kind)) return '';
    throw error;
  }
}
