// The terms of a source, word for word, and the way to accept them.

import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { acceptTerms, sourcesKey } from '../../api/source-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { useDeed } from '../../frame/use-deed.ts';

export interface AcceptTermsProps {
  source: Dataset;
  opened: boolean;
  onClose: () => void;
}

export function AcceptTerms({ source, opened, onClose }: AcceptTermsProps) {
  const { t } = useTranslation();
  const accept = useDeed({
    run: () => acceptTerms(source.id, source.terms),
    done: t('sources.accepted'),
    stale: [sourcesKey],
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('sources.termsTitle', { source: source.source })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <Text fz="sm">{t('sources.termsText')}</Text>
        {accept.error && (
          <Alert color="red" role="alert">
            {describeFailure(accept.error, t)}
          </Alert>
        )}
        <div className="code-block terms">
          <bdi>{source.terms}</bdi>
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            {t('sources.accept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
