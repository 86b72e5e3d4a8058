// The mailings, each with its recipients, the statement of consent and what can be done next.

import { Stack } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mailingsQuery } from '../../api/link-queries.ts';
import { LoadMore } from '../../frame/load-more.tsx';
import { Failed, Loading, NothingYet } from '../../frame/states.tsx';
import { usePaged } from '../../frame/use-paged.ts';
import { MailingCard } from './mailing-card.tsx';

export function MailingList({ site }: { site: number | undefined }) {
  const { t } = useTranslation();
  const { rows, error, retry, more } = usePaged(
    mailingsQuery(site === undefined ? {} : { site }),
    'mailings',
  );
  if (!rows) {
    return <div className="panel">{error ? <Failed error={error} onRetry={retry} /> : <Loading />}</div>;
  }
  if (rows.length === 0) {
    return (
      <div className="panel">
        <NothingYet
          icon={<IconMail aria-hidden />}
          title={t('links.noMailingsTitle')}
          text={t('links.noMailingsText')}
        />
      </div>
    );
  }
  return (
    <Stack gap="md">
      {rows.map((mailing) => (
        <MailingCard key={mailing.id} mailing={mailing} />
      ))}
      <LoadMore more={more} />
    </Stack>
  );
}
