// The button and the dialog that make a short link, with a look at where it will lead.

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReport } from '#contract/link-report.ts';
import { useMay } from '../../frame/use-may.ts';
import { LinkDetails } from './link-details.tsx';
import { NewLinkForm } from './new-link-form.tsx';

export function NewLink({ site }: { site: number | undefined }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [made, setMade] = useState<LinkReport>();
  if (!useMay()('makeLinks')) return null;
  const done = () => {
    close();
    setMade(undefined);
  };
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('links.add')}
      </Button>
      <Modal
        size="lg"
        opened={opened}
        onClose={done}
        title={made ? t('links.madeTitle') : t('links.add')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        {made ? <LinkDetails link={made} /> : <NewLinkForm site={site} onMade={setMade} />}
      </Modal>
    </>
  );
}
