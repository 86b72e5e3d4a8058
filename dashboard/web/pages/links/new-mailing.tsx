// Makes a mailing, and saves the list of who unsubscribed.

import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMailing, fetchUnsubscribes, mailingsKey } from '../../api/link-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { saveFile } from './save-file.ts';
import { SiteChoice, useFirstSite } from './site-choice.tsx';

export function NewMailing({ site }: { site: number | undefined }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const siteId = useFirstSite(site);
  const save = useDeed({
    run: () => fetchUnsubscribes(siteId),
    onDone: ({ fileName, content }) => saveFile(fileName, content),
  });
  if (!useMay()('makeLinks')) return null;
  return (
    <>
      <Button
        variant="default"
        disabled={siteId === 0}
        title={siteId === 0 ? t('links.chooseSite') : undefined}
        loading={save.isPending}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => save.mutate()}
      >
        {t('links.unsubscribes')}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('links.addMailing')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('links.addMailing')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <MailingForm site={siteId} onDone={close} />
      </Modal>
    </>
  );
}

function MailingForm({ site, onDone }: { site: number; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [siteId, setSiteId] = useState(site);
  const add = useDeed({ run: addMailing, stale: [mailingsKey], quiet: true, onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ siteId, name: name.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {add.error && (
          <Alert color="red" role="alert">
            {describeFailure(add.error, t)}
          </Alert>
        )}
        <SiteChoice value={siteId} onChange={setSiteId} />
        <TextInput
          data-autofocus
          label={t('links.mailingName')}
          description={t('links.mailingNameHint')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={name.trim() === '' || siteId === 0} loading={add.isPending}>
            {t('links.makeMailing')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
