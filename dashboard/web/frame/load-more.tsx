// The button below a list that has older rows to load; nothing where there are none.

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MoreRows } from './use-paged.ts';

export interface LoadMoreProps {
  more: MoreRows | undefined;
}

export function LoadMore({ more }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!more) return null;
  return (
    <Button variant="default" size="xs" mt="sm" loading={more.loading} onClick={more.load}>
      {t('frame.loadMore')}
    </Button>
  );
}
