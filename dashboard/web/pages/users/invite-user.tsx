// The dialog that makes an invitation link, then shows it this once.

import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Invitation, InvitationRequest } from '#contract/report.ts';
import { inviteUser } from '../../api/access-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { roleTexts, roleValues } from './role-values.ts';

export function InviteUser({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const invite = useMutation({ mutationFn: inviteUser });
  const close = () => {
    invite.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={invite.data ? t('users.linkTitle') : t('users.inviteTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      closeOnClickOutside={!invite.data}
    >
      {invite.data ? (
        <InvitationLink invitation={invite.data} onClose={close} />
      ) : (
        <InvitationForm
          error={invite.error && describeFailure(invite.error, t)}
          loading={invite.isPending}
          onSubmit={(request) => invite.mutate(request)}
        />
      )}
    </Modal>
  );
}

interface InvitationFormProps {
  error: string | null;
  loading: boolean;
  onSubmit: (request: InvitationRequest) => void;
}

function InvitationForm({ error, loading, onSubmit }: InvitationFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const form = useForm<InvitationRequest>({
    initialValues: { name: '', email: '', role: 'marketer' },
    validate: {
      name: (value) => (value.trim() === '' ? t('users.nameMissing') : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('login.emailInvalid')),
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(onSubmit)}>
      <Stack gap="md">
        <Text fz="sm">{t('users.inviteText')}</Text>
        {error && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput data-autofocus label={t('users.name')} {...form.getInputProps('name')} />
        <TextInput type="email" label={t('users.email')} {...form.getInputProps('email')} />
        <Select
          label={t('users.role')}
          description={t(`users.${roleTexts[form.values.role]}`)}
          allowDeselect={false}
          data={roleValues.map((value) => ({ value, label: words.role(value) }))}
          {...form.getInputProps('role')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={loading}>
            {t('users.makeLink')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function InvitationLink({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="md">
      <Text fz="sm">{t('users.linkText', { until: format.dateTime(invitation.expiresAt) })}</Text>
      <CopyText text={invitation.link} label={t('users.linkTitle')} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('frame.done')}</Button>
      </Group>
    </Stack>
  );
}
