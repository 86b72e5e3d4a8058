// The channels through which signals reach the reader, and for those who look after the house, those that are everybody's.

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertChannel } from '#contract/alert-report.ts';
import { alertChannelsQuery } from '../../api/alert-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';
import { ChannelForm } from './channel-form.tsx';
import { ChannelRow } from './channel-row.tsx';
import { ChannelSecret } from './channel-secret.tsx';
import { ThisBrowser } from './this-browser.tsx';

/** What the dialog is open for: a new channel, or one that is changed. */
type Editing = { isOwn: boolean; channel?: AlertChannel } | null;

export function ChannelsTab() {
  const { t } = useTranslation();
  const mayKeepHouse = useMay()('keepAlertHouse');
  const { data: channels, error, refetch } = useQuery(alertChannelsQuery);
  const [editing, setEditing] = useState<Editing>(null);
  const [secret, setSecret] = useState<string | null>(null);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (channels === undefined) return <Loading />;
  const rows = (isOwn: boolean) =>
    channels
      .filter((channel) => channel.isOwn === isOwn)
      .map((channel) => (
        <ChannelRow
          key={channel.id}
          channel={channel}
          onEdit={() => setEditing({ isOwn, channel })}
          onSecret={setSecret}
        />
      ));
  const shared = rows(false);
  return (
    <Stack gap="md">
      <Section
        title={t('alerts.channelsTitle')}
        text={t('alerts.channelsText')}
        action={
          <Group gap="xs">
            <ThisBrowser />
            <Add label={t('alerts.addChannel')} onClick={() => setEditing({ isOwn: true })} />
          </Group>
        }
      >
        <Stack gap="sm">{rows(true)}</Stack>
      </Section>
      {mayKeepHouse && (
        <Section
          title={t('alerts.sharedTitle')}
          text={t('alerts.sharedText')}
          action={<Add label={t('alerts.addShared')} onClick={() => setEditing({ isOwn: false })} />}
        >
          <Stack gap="sm">
            {shared.length === 0 ? (
              <Text fz="sm" c="dimmed">
                {t('alerts.noShared')}
              </Text>
            ) : (
              shared
            )}
          </Stack>
        </Section>
      )}
      {editing && <ChannelForm {...editing} onClose={() => setEditing(null)} onSecret={setSecret} />}
      <ChannelSecret secret={secret} onClose={() => setSecret(null)} />
    </Stack>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}
