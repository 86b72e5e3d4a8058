// The forms of our own of a site: what each says, the line to paste, and the way to make and change them.

import { Anchor, Badge, Box, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnFormReport } from '#contract/form-report.ts';
import { ownFormsQuery, removeOwnForm } from '../../../api/own-form-queries.ts';
import { Confirm } from '../../../frame/confirm.tsx';
import { CopyText } from '../../../frame/copy-text.tsx';
import { OutsideText } from '../../../frame/outside-text.tsx';
import { Section } from '../../../frame/section.tsx';
import { Failed, Loading } from '../../../frame/states.tsx';
import { useDeed } from '../../../frame/use-deed.ts';
import { useMay } from '../../../frame/use-may.ts';
import { useFormat } from '../../../language/use-format.ts';
import { EditOwnForm } from './edit-own-form.tsx';

type Open = { deed: 'edit'; form: OwnFormReport | undefined } | { deed: 'remove'; form: OwnFormReport };

export function OwnForms({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(ownFormsQuery(siteId));
  const allowed = useMay()('changeSites');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <Section
      title={t('ownForms.title')}
      text={t('ownForms.text')}
      action={
        allowed && (
          <Button
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setOpen({ deed: 'edit', form: undefined })}
          >
            {t('ownForms.add')}
          </Button>
        )
      }
    >
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data?.forms.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('ownForms.empty')}
        </Text>
      )}
      <Stack gap="lg">
        {data?.forms.map((form) => (
          <OwnFormCard
            key={form.key}
            form={form}
            scriptUrl={data.scriptUrl}
            onOpen={allowed ? (deed) => setOpen({ deed, form }) : undefined}
          />
        ))}
      </Stack>
      <Modal
        opened={open?.deed === 'edit'}
        onClose={close}
        size={1080}
        title={t('ownForms.editTitle')}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        {open?.deed === 'edit' && data && (
          <EditOwnForm siteId={siteId} edited={open.form} sendsMail={data.sendsMail} onDone={close} />
        )}
      </Modal>
      {open?.deed === 'remove' && <RemoveOwnForm siteId={siteId} form={open.form} onClose={close} />}
    </Section>
  );
}

interface CardProps {
  form: OwnFormReport;
  scriptUrl: string;
  onOpen: ((deed: 'edit' | 'remove') => void) | undefined;
}

function OwnFormCard({ form, scriptUrl, onOpen }: CardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (key: 'answers' | 'trapped' | 'unmailed') =>
    t(`ownForms.${key}`, { count: form[key], formatted: format.number(form[key]) });
  return (
    <Box>
      <Group justify="space-between" align="flex-start" gap="xs" mb={6}>
        <Box miw={0}>
          <Group gap={8}>
            <Title order={3}>
              <OutsideText value={form.name} />
            </Title>
            <Badge size="sm" color={form.enabled ? 'green' : 'gray'}>
              {t(form.enabled ? 'ownForms.on' : 'ownForms.off')}
            </Badge>
          </Group>
          <Text fz="xs" c="dimmed">
            {count('answers')}
            {form.trapped > 0 && ` · ${count('trapped')}`}
            {form.unmailed > 0 && ` · ${count('unmailed')}`} ·{' '}
            <Anchor
              fz="xs"
              // In a line of text, not told by its colour alone.
              underline="always"
              renderRoot={(props) => <Link to="/requests" search={{ way: 'own_form' }} {...props} />}
            >
              {t('ownForms.seeAnswers')}
            </Anchor>
          </Text>
        </Box>
        {onOpen && (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('ownForms.edit')}: ${form.name}`}
              onClick={() => onOpen('edit')}
            >
              {t('ownForms.edit')}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('ownForms.remove')}: ${form.name}`}
              onClick={() => onOpen('remove')}
            >
              {t('ownForms.remove')}
            </Button>
          </Group>
        )}
      </Group>
      <CopyText
        label={t('ownForms.snippet')}
        text={`<script async src="${scriptUrl}" data-form="${form.key}"></script>`}
      />
    </Box>
  );
}

function RemoveOwnForm({
  siteId,
  form,
  onClose,
}: {
  siteId: number;
  form: OwnFormReport;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useDeed({
    run: () => removeOwnForm(siteId, form.key),
    done: t('ownForms.removed'),
    stale: [ownFormsQuery(siteId).queryKey],
    onDone: onClose,
    quiet: true,
  });
  return (
    <Confirm
      opened
      danger
      onClose={onClose}
      title={t('ownForms.removeTitle', { name: form.name })}
      text={t('ownForms.removeText')}
      action={t('ownForms.remove')}
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    />
  );
}
