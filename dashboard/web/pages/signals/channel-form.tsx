// The form of a channel: a new one, or one that is changed.

import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import {
  type AlertChannel,
  type AlertSignal,
  alertSignals,
  type ChannelKind,
  type ChannelPace,
  channelKinds,
  channelPaces,
} from '#contract/alert-report.ts';
import { addAlertChannel, alertsKey, changeAlertChannel } from '../../api/alert-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

export interface ChannelFormProps {
  isOwn: boolean;
  /** Absent for a new one. */
  channel?: AlertChannel;
  onClose: () => void;
  onSecret: (secret: string | null) => void;
}

interface Values {
  kind: ChannelKind;
  name: string;
  address: string;
  signals: AlertSignal[];
  pace: ChannelPace;
  language: 'en' | 'it';
  names: boolean;
}

export function ChannelForm({ isOwn, channel, onClose, onSecret }: ChannelFormProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'it' ? 'it' : 'en';
  const form = useForm<Values>({
    initialValues: begin(channel, language),
    validate: {
      name: (value) => (value.trim() ? null : t('alerts.missing')),
      address: (value) => (channel || value.trim() ? null : t('alerts.missing')),
    },
  });
  const save = useDeed({
    run: (values: Values) => saveChannel(values, isOwn, channel),
    done: t(channel ? 'frame.saved' : 'alerts.channelAdded'),
    stale: [alertsKey],
    quiet: true,
    onDone: (secret) => {
      onClose();
      onSecret(secret);
    },
  });
  const isOwnMail = channel?.isOwn === true && channel.kind === 'mail';
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(channel ? 'alerts.editChannel' : isOwn ? 'alerts.addChannel' : 'alerts.addShared')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form noValidate autoComplete="off" onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack gap="md">
          {!channel && <KindField isOwn={isOwn} form={form} />}
          <TextInput label={t('alerts.name')} maxLength={100} {...form.getInputProps('name')} />
          {!isOwnMail && form.values.kind !== 'push' && (
            <TextInput
              label={t(`alerts.address_${form.values.kind}`)}
              description={t(channel ? 'alerts.addressKept' : 'alerts.addressHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              spellCheck={false}
              {...form.getInputProps('address')}
            />
          )}
          <Choices form={form} />
          {save.error && (
            <Alert color="red" role="alert">
              {describeFailure(save.error, t)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(channel ? 'frame.save' : 'frame.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Form = UseFormReturnType<Values>;

/** Everybody has one mail channel of their own already. */
function KindField({ isOwn, form }: { isOwn: boolean; form: Form }) {
  const { t } = useTranslation();
  const kinds = channelKinds.filter((kind) => kind !== 'push' && (!isOwn || kind !== 'mail'));
  return (
    <Select
      label={t('alerts.kind')}
      allowDeselect={false}
      data={kinds.map((value) => ({ value, label: t(`alerts.kind_${value}`) }))}
      value={form.values.kind}
      onChange={(value) => {
        const kind = kinds.find((one) => one === value) ?? 'slack';
        // Programs want everything at once.
        form.setValues({ kind, pace: kind === 'webhook' ? 'at_once' : 'by_rules' });
      }}
    />
  );
}

function Choices({ form }: { form: Form }) {
  const { t } = useTranslation();
  const isEmpty = form.values.signals.length === 0;
  return (
    <>
      <Select
        label={t('alerts.pace')}
        allowDeselect={false}
        data={channelPaces.map((value) => ({ value, label: t(`alerts.pace_${value}`) }))}
        {...form.getInputProps('pace')}
      />
      <MultiSelect
        label={t('alerts.signals')}
        {...(isEmpty && { placeholder: t('alerts.signalsAll') })}
        data={alertSignals.map((value) => ({ value, label: t(`alerts.signal_${value}`) }))}
        {...form.getInputProps('signals')}
      />
      <Select
        label={t('alerts.channelLanguage')}
        allowDeselect={false}
        data={[
          { value: 'en', label: t('alerts.english') },
          { value: 'it', label: t('alerts.italian') },
        ]}
        {...form.getInputProps('language')}
      />
      <Switch
        label={t('alerts.names')}
        description={t('alerts.namesHint')}
        {...form.getInputProps('names', { type: 'checkbox' })}
      />
    </>
  );
}

function begin(channel: AlertChannel | undefined, language: 'en' | 'it'): Values {
  if (channel === undefined)
    return { kind: 'slack', name: '', address: '', signals: [], pace: 'by_rules', language, names: false };
  const { kind, name, pace, names } = channel;
  const { signals, language: chosen } = channel;
  return { kind, name, address: '', signals, pace, names, language: chosen };
}

/** Answers the secret of a new webhook, which is shown once. */
async function saveChannel(
  values: Values,
  isOwn: boolean,
  channel: AlertChannel | undefined,
): Promise<string | null> {
  const { kind, address, ...rest } = { ...values, name: values.name.trim(), address: values.address.trim() };
  if (channel === undefined)
    return kind === 'push' ? null : (await addAlertChannel({ ...rest, kind, address, isOwn })).secret;
  await changeAlertChannel(channel.id, { ...rest, ...(address !== '' && { address }) });
  return null;
}
