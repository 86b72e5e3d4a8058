// Whether a site's first event has arrived: grey while waiting, green by itself as soon as it has.

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function SiteState({ firstEventAt }: { firstEventAt: string | null }) {
  const { t } = useTranslation();
  return (
    <Badge variant="dot" color={firstEventAt === null ? 'yellow' : 'green'} aria-live="polite">
      {firstEventAt === null ? t('sites.waiting') : t('sites.receiving')}
    </Badge>
  );
}
