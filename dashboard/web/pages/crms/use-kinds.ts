// What is known of a kind of CRM, as the server describes it.

import { useQuery } from '@tanstack/react-query';
import type { CrmKindRow } from '#contract/crm-report.ts';
import { crmKindsQuery } from '../../api/crm-queries.ts';

export function useKind(provider: string): CrmKindRow | undefined {
  return useQuery(crmKindsQuery).data?.find((kind) => kind.provider === provider);
}

/** The name by which people know it. */
export function useKindTitle(provider: string): string {
  return useKind(provider)?.title ?? provider;
}
