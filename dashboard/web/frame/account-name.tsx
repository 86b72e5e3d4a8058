// Tells password managers whose password a form asks for; nobody sees it.

import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/access-queries.ts';

export function AccountName() {
  const { data: me } = useQuery(meQuery);
  return <input type="email" autoComplete="username" value={me?.email ?? ''} readOnly hidden />;
}
