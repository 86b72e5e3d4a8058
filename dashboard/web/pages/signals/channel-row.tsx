// One channel: where it leads, how it fares, and what can be done with it.

import { Badge, Box, Button, Group, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { AlertChannel } from '#contract/alert-report.ts';
import {
  alertsKey,
  changeAlertChannel,
  forgetAlertChannel,
  rotateAlertSecret,
  testAlertChannel,
} from '../../api/alert-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { ChannelPreview } from './channel-preview.tsx';
import { useFaultName } from './use-fault-name.ts';

export interface ChannelRowProps {
  channel: AlertChannel;
  onEdit: () => void;
  onSecret: (secret: string | null) => void;
}

export function ChannelRow({ channel, onEdit, onSecret }: ChannelRowProps) {
  const { t } = useTranslation();
  const { id, kind, name, where, enabled, ended, isOwn } = channel;
  const switchIt = useDeed({
    run: (isOn: boolean) => changeAlertChannel(id, { enabled: isOn }),
    stale: [alertsKey],
  });
  return (
    <Box className="channel-row">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box miw={0} flex="1 1 220px">
          <Group gap={8}>
            <Text fw={580} fz="sm" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{name}</bdi>
            </Text>
            {name !== t(`alerts.kind_${kind}`) && <Badge color="gray">{t(`alerts.kind_${kind}`)}</Badge>}
            {!enabled && ended !== '' && <Badge color="yellow">{t(`alerts.ended_${ended}`)}</Badge>}
          </Group>
          <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{where}</bdi> · {t(`alerts.pace_${channel.pace}`)}
          </Text>
          <State channel={channel} />
        </Box>
        <Switch
          label={t('alerts.enabled')}
          checked={enabled}
          disabled={switchIt.isPending}
          onChange={(event) => switchIt.mutate(event.currentTarget.checked)}
        />
      </Group>
      <Deeds channel={channel} onEdit={onEdit} onSecret={onSecret} mayRemove={kind !== 'mail' || !isOwn} />
    </Box>
  );
}

function State({ channel }: { channel: AlertChannel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const faultName = useFaultName();
  const { lastSentAt, lastFault, oldSecretUntil } = channel;
  const sent =
    lastSentAt === null ? t('alerts.neverSent') : t('alerts.lastSent', { when: format.dateTime(lastSentAt) });
  return (
    <>
      <Text fz="xs" c="dimmed">
        {sent}
      </Text>
      {lastFault !== '' && (
        <Text fz="xs" className="fault-text">
          {t('alerts.lastFault', { reason: faultName(lastFault) })}
        </Text>
      )}
      {oldSecretUntil !== null && (
        <Text fz="xs" c="dimmed">
          {t('alerts.rotating', { when: format.dateTime(oldSecretUntil) })}
        </Text>
      )}
    </>
  );
}

function Deeds({ channel, onEdit, onSecret, mayRemove }: ChannelRowProps & { mayRemove: boolean }) {
  const { t } = useTranslation();
  const { id, name, kind } = channel;
  const [removing, remove] = useDisclosure(false);
  const [rotating, rotate] = useDisclosure(false);
  const [previewing, preview] = useDisclosure(false);
  const test = useDeed({ run: () => testAlertChannel(id), done: t('alerts.tested'), stale: [alertsKey] });
  const forget = useDeed({ run: () => forgetAlertChannel(id), stale: [alertsKey], quiet: true });
  const renew = useDeed({
    run: () => rotateAlertSecret(id),
    stale: [alertsKey],
    quiet: true,
    onDone: ({ secret }) => {
      rotate.close();
      onSecret(secret);
    },
  });
  return (
    <Group gap="xs" mt={8}>
      <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        {t('alerts.test')}
      </Button>
      <Button size="xs" variant="default" onClick={preview.open}>
        {t('alerts.preview')}
      </Button>
      <Button size="xs" variant="default" onClick={onEdit}>
        {t('alerts.edit')}
      </Button>
      {kind === 'webhook' && (
        <Button size="xs" variant="default" onClick={rotate.open}>
          {t('alerts.rotate')}
        </Button>
      )}
      {mayRemove && (
        <Button size="xs" variant="subtle" color="red" onClick={remove.open}>
          {t('frame.remove')}
        </Button>
      )}
      <Confirm
        opened={removing}
        onClose={remove.close}
        title={t('alerts.remove')}
        text={t('alerts.removeText', { name })}
        action={t('frame.remove')}
        danger
        pending={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      />
      <Confirm
        opened={rotating}
        onClose={rotate.close}
        title={t('alerts.rotate')}
        text={t('alerts.rotateText')}
        action={t('alerts.rotate')}
        pending={renew.isPending}
        error={renew.error}
        onConfirm={() => renew.mutate()}
      />
      {previewing && <ChannelPreview channel={channel} onClose={preview.close} />}
    </Group>
  );
}
