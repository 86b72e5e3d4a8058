// Sees to it that this browser is told of nothing that is meant for whoever was signed in before.

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from '../api/access-queries.ts';

export function useOwnPush(): void {
  const { data: me } = useQuery(meQuery);
  const id = me?.id;
  useEffect(() => {
    if (id === undefined) return;
    void import('../api/push-browser.ts')
      .then(({ endForeignPush }) => endForeignPush(id))
      // Without the file the next page tries again.
      .catch(() => undefined);
  }, [id]);
}
