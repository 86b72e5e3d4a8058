// One mailing: how many recipients, the statement of consent, the list to take in, tokens to take out.

import { Alert, Button, FileButton, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldLock, IconTrash, IconUpload, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MailingReport } from '#contract/link-report.ts';
import {
  changeMailing,
  deleteMailing,
  linksKey,
  mailingsKey,
  sendRecipients,
} from '../../api/link-queries.ts';
import { siteQuery } from '../../api/site-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConsentStatement } from './consent-statement.tsx';
import { Recipients } from './recipients.tsx';
import { TokenFile } from './token-file.tsx';
import { UnsubscribeFile } from './unsubscribe-file.tsx';
import { UploadFaults } from './upload-faults.tsx';

export function MailingCard({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayChange = useMay()('makeLinks');
  const { recipients, tracked, unsubscribed, withdrawn } = mailing;
  const counts = {
    recipients: format.number(recipients),
    tracked: format.number(tracked),
    unsubscribed: format.number(unsubscribed),
    withdrawn: format.number(withdrawn),
  };
  return (
    <Section
      title={mailing.name}
      text={t('links.mailingCounts', counts)}
      action={mayChange && <DeleteMailing mailing={mailing} />}
    >
      <Stack gap="sm">
        {mayChange && <Lists mailing={mailing} />}
        <ConsentStatement mailing={mailing} mayChange={mayChange} />
        {mayChange && <Opens mailing={mailing} />}
        {mayChange && <UnsubscribeFile mailing={mailing} />}
        {mailing.statedAt !== null && <NoHosts siteId={mailing.siteId} />}
        {mayChange && mailing.statedAt !== null && <TokenFile mailing={mailing} />}
      </Stack>
    </Section>
  );
}

/** Why no token reaches a page: without hosts nobody has said which pages are the site's. */
function NoHosts({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const { data: site } = useQuery(siteQuery(siteId));
  if (site === undefined || site.allowedHosts.length > 0) return null;
  return (
    <Alert color="yellow" icon={<IconShieldLock aria-hidden />} title={t('links.noHostsTitle')}>
      {t('links.noHostsText', { name: site.name })}
    </Alert>
  );
}

function Lists({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const [looking, look] = useDisclosure(false);
  const send = useDeed({
    run: (file: File) => sendRecipients(mailing.id, file),
    stale: [mailingsKey],
    quiet: true,
  });
  return (
    <>
      <Group gap="xs">
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(file) => file && send.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              loading={send.isPending}
              leftSection={<IconUpload size={15} aria-hidden />}
            >
              {t('links.upload')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          size="xs"
          disabled={mailing.recipients === 0}
          leftSection={<IconUsers size={15} aria-hidden />}
          onClick={look.open}
        >
          {t('links.showRecipients')}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        {t('links.uploadHint')}
      </Text>
      {send.error && <UploadFaults error={send.error} />}
      {send.data && (
        <Alert color="green" role="status">
          {t('links.taken', {
            taken: send.data.taken,
            repeated: send.data.repeated,
            erased: send.data.erased,
          })}
        </Alert>
      )}
      <Recipients mailing={mailing} opened={looking} onClose={look.close} />
    </>
  );
}

function Opens({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const change = useDeed({
    run: (countsOpens: boolean) => changeMailing(mailing.id, { countsOpens }),
    stale: [mailingsKey],
  });
  return (
    <Switch
      label={t('links.opens')}
      description={t('links.opensHint')}
      disabled={mailing.statedAt === null || change.isPending}
      checked={mailing.countsOpens}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}

function DeleteMailing({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const deed = useDeed({
    run: () => deleteMailing(mailing.id),
    done: t('links.deleted'),
    stale: [mailingsKey, linksKey],
    quiet: true,
    onDone: ask.close,
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="xs"
        leftSection={<IconTrash size={15} aria-hidden />}
        aria-label={`${t('links.delete')}: ${mailing.name}`}
        onClick={ask.open}
      >
        {t('links.delete')}
      </Button>
      <Confirm
        danger
        opened={asking}
        onClose={ask.close}
        title={t('links.deleteTitle', { name: mailing.name })}
        text={t('links.deleteText')}
        action={t('links.delete')}
        pending={deed.isPending}
        error={deed.error}
        onConfirm={() => deed.mutate()}
      />
    </>
  );
}
