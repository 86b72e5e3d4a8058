// Lines of a ledger, page by page.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmWriteQuery } from '#contract/crm-report.ts';
import { crmWritesQuery } from '../../api/crm-queries.ts';
import { LoadMore } from '../../frame/load-more.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { CrmWrite } from './crm-write.tsx';

export interface CrmWritesProps {
  crmId: number;
  query: Omit<CrmWriteQuery, 'cursor'>;
  /** What is said where there is none. */
  none: string;
}

export function CrmWrites({ crmId, query, none }: CrmWritesProps) {
  const { t } = useTranslation();
  const { rows, error, retry, more } = usePaged(crmWritesQuery(crmId, query), 'writes');
  if (error) return <Failed error={error} onRetry={retry} />;
  if (rows === undefined) return <Loading />;
  if (rows.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    <>
      <ul className="part-rows" aria-label={t('crms.ledger')}>
        {rows.map((write) => (
          <CrmWrite key={write.id} write={write} />
        ))}
      </ul>
      <LoadMore more={more} />
    </>
  );
}
