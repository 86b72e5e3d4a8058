// After a successful login of any kind: ask anew who is signed in, then open the page that was wanted.

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { statusQuery } from '../../api/access-queries.ts';

/** `next` is an address within the interface; anything else leads to Live. */
export function useEnter(): (next?: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async (next) => {
    client.removeQueries();
    await client.fetchQuery(statusQuery);
    // Only a path of our own: `//host` and `/\host` would lead elsewhere.
    const safe = next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/live';
    router.history.push(safe);
  };
}
