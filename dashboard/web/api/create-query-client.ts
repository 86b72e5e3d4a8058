// The cache of API answers, and what happens when the session has ended.

import { QueryCache, QueryClient } from '@tanstack/react-query';
import { statusQuery } from './access-queries.ts';
import { ApiFailure } from './fetch-json.ts';

/** `onSignedOut` runs when the API says that nobody is signed in any more. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!isStatus(error, 401) || query.queryKey[0] === 'status') return;
        client.removeQueries({ queryKey: statusQuery.queryKey });
        onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal stays one; only silence and faults of the server are worth asking again.
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiFailure && (error.status === 0 || error.status >= 502),
      },
    },
  });
  return client;
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiFailure && error.status === status;
}
