// What a short link is made of: target, title, channel, campaign tags.

import { Alert, Button, Code, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type LinkChannel, type LinkReport, linkChannels } from '#contract/link-report.ts';
import { addLink, linksKey, mailingsQuery } from '../../api/link-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { previewAddress, tagNames, usualTags } from './preview-address.ts';
import { SiteChoice, useFirstSite } from './site-choice.tsx';

export interface NewLinkFormProps {
  site: number | undefined;
  onMade: (link: LinkReport) => void;
}

export function NewLinkForm({ site, onMade }: NewLinkFormProps) {
  const { t } = useTranslation();
  const firstSite = useFirstSite(site);
  const form = useLinkForm(firstSite);
  const { values } = form;
  const siteId = values.siteId || firstSite;
  const add = useDeed({ run: addLink, stale: [linksKey], quiet: true, onDone: onMade });
  const submit = () => {
    const { mailingId, ...rest } = values;
    add.mutate({ ...rest, siteId, ...(mailingId !== '' && { mailingId: Number(mailingId) }) });
  };
  const preview = previewAddress(values.target, values);
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        {add.error && (
          <Alert color="red" role="alert">
            {describeFailure(add.error, t)}
          </Alert>
        )}
        <SiteChoice value={siteId} onChange={(chosen) => form.setFieldValue('siteId', chosen)} />
        <TextInput
          data-autofocus
          label={t('links.target')}
          description={t('links.targetHint')}
          placeholder="https://"
          type="url"
          {...form.getInputProps('target')}
        />
        <TextInput
          label={t('links.linkTitle')}
          description={t('links.titleHint')}
          {...form.getInputProps('title')}
        />
        <ChannelChoice
          value={values.channel}
          onChange={(channel) => form.setValues({ channel, ...usualTags[channel] })}
        />
        {values.channel === 'email' && siteId > 0 && (
          <MailingChoice
            siteId={siteId}
            value={values.mailingId}
            onChange={(mailingId) => form.setFieldValue('mailingId', mailingId)}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {tagNames.map((tag) => (
            <TextInput key={tag} label={t(`links.${tag}`)} maxLength={150} {...form.getInputProps(tag)} />
          ))}
        </SimpleGrid>
        {preview !== '' && (
          <Text fz="sm" component="div">
            {t('links.preview')}
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {preview}
            </Code>
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={siteId === 0} loading={add.isPending}>
            {t('links.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useLinkForm(siteId: number) {
  const { t } = useTranslation();
  return useForm({
    initialValues: {
      ...{ siteId, target: '', title: '', channel: 'social' as LinkChannel, mailingId: '' },
      ...{ source: '', medium: 'social', name: '', term: '', content: '' },
    },
    validate: {
      title: (value) => (value.trim() === '' ? t('links.titleMissing') : null),
      target: (value) => (/^https?:\/\/[^\s/]+/i.test(value.trim()) ? null : t('links.targetWrong')),
    },
  });
}

function ChannelChoice({
  value,
  onChange,
}: {
  value: LinkChannel;
  onChange: (channel: LinkChannel) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('links.channel')}
      allowDeselect={false}
      value={value}
      data={linkChannels.map((channel) => ({ value: channel, label: t(`links.channel_${channel}`) }))}
      onChange={(chosen) => {
        const channel = linkChannels.find((one) => one === chosen);
        if (channel) onChange(channel);
      }}
    />
  );
}

interface MailingChoiceProps {
  siteId: number;
  value: string;
  onChange: (mailingId: string) => void;
}

function MailingChoice({ siteId, value, onChange }: MailingChoiceProps) {
  const { t } = useTranslation();
  const { rows = [] } = usePaged(mailingsQuery({ site: siteId }), 'mailings');
  return (
    <Select
      label={t('links.mailing')}
      description={t('links.mailingHint')}
      placeholder={t('links.noMailing')}
      clearable
      clearButtonProps={{ 'aria-label': `${t('frame.remove')}: ${t('links.mailing')}` }}
      value={value === '' ? null : value}
      data={rows.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
