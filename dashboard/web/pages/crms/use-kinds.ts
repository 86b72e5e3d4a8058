// What is known of a kind of CRM, as the server describes it.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CrmKindRow } from '#contract/crm-report.ts';
import { crmKindsQuery } from '../../api/crm-queries.ts';

export function useKind(provider: string): CrmKindRow | undefined {
  return useQuery(crmKindsQuery).data?.find((kind) => kind.provider === provider);
}

/** The name by which people know a kind: that of the product, or in the reader's language what it is. */
export function useTitleOf(): (kind: Pick<CrmKindRow, 'provider' | 'title'>) => string {
  const { t } = useTranslation();
  return ({ provider, title }) => {
    if (provider === 'folder') return t('crms.titleFolder');
    return provider === 'sftp' ? t('crms.titleSftp') : title;
  };
}

export function useKindTitle(provider: string): string {
  const titleOf = useTitleOf();
  const kind = useKind(provider);
  return kind === undefined ? provider : titleOf(kind);
}
