// Makes the browser in which the reader is a channel of theirs, with their click.

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/access-queries.ts';
import { alertsKey } from '../../api/alert-queries.ts';
import { canPush, subscribePush } from '../../api/push-browser.ts';
import { useDeed } from '../../frame/use-deed.ts';

/** Nothing where the browser cannot be told. */
export function ThisBrowser() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const start = useDeed({
    run: subscribePush,
    stale: [alertsKey],
    onDone: (answer) =>
      typeof answer === 'string'
        ? notifications.show({ color: 'red', message: t(`alerts.push_${answer}`) })
        : notifications.show({ color: 'green', message: t('alerts.channelAdded') }),
  });
  if (!canPush() || me === undefined) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconBellRinging size={14} aria-hidden />}
      loading={start.isPending}
      onClick={() => start.mutate(me.id)}
    >
      {t('alerts.thisBrowser')}
    </Button>
  );
}
