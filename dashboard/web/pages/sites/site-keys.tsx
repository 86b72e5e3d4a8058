// The two keys of a site: the public one to see, the secret one to make anew and see once.

import { Alert, Box, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '#contract/report.ts';
import { rotateSecret } from '../../api/site-queries.ts';
import { CopyText } from '../../frame/copy-text.tsx';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useMay } from '../../frame/use-may.ts';

export function SiteKeys({ site }: { site: SiteDetail }) {
  const { t } = useTranslation();
  const allowed = useMay()('makeKeys');
  const [asking, ask] = useDisclosure(false);
  return (
    <Stack gap="md" maw={860}>
      <Box className="panel" p="md">
        <Title order={2}>{t('sites.publicKey')}</Title>
        <Text fz="sm" c="dimmed" mt={2} mb="sm">
          {t('sites.publicKeyText')}
        </Text>
        <CopyText text={site.publicKey} label={t('sites.publicKey')} />
      </Box>
      <Box className="panel" p="md">
        <Title order={2}>{t('sites.secretKey')}</Title>
        <Text fz="sm" c="dimmed" mt={2} mb="sm">
          {t('sites.secretKeyText')}
        </Text>
        {allowed ? (
          <Button variant="default" onClick={ask.open}>
            {t('sites.rotate')}
          </Button>
        ) : (
          <Text fz="sm">{t('sites.readOnly')}</Text>
        )}
      </Box>
      <RotateSecret siteId={site.id} opened={asking} onClose={ask.close} />
    </Stack>
  );
}

interface RotateSecretProps {
  siteId: number;
  opened: boolean;
  onClose: () => void;
}

function RotateSecret({ siteId, opened, onClose }: RotateSecretProps) {
  const { t } = useTranslation();
  const rotate = useMutation({ mutationFn: () => rotateSecret(siteId) });
  const close = () => {
    rotate.reset();
    onClose();
  };
  const secret = rotate.data?.secretKey;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={secret ? t('sites.rotatedTitle') : t('sites.rotateTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      closeOnClickOutside={!secret}
      closeOnEscape={!secret}
    >
      <Stack gap="md">
        {rotate.error && (
          <Alert color="red" role="alert">
            {describeFailure(rotate.error, t)}
          </Alert>
        )}
        <Text fz="sm">{secret ? t('sites.shownOnce') : t('sites.rotateText')}</Text>
        {secret ? (
          <>
            <CopyText text={secret} label={t('sites.secretKey')} />
            <Group justify="flex-end">
              <Button onClick={close}>{t('sites.keptSafe')}</Button>
            </Group>
          </>
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button color="red" loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {t('sites.rotateConfirm')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
