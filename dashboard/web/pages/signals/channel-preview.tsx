// What a channel would send, before anything is sent: mails as they look, everything else as it goes over the wire.

import { Alert, Box, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertChannel, AlertPreviewQuery } from '#contract/alert-report.ts';
import { alertPreviewQuery } from '../../api/alert-queries.ts';
import { Failed, Loading } from '../../frame/states.tsx';
import { useMay } from '../../frame/use-may.ts';

const contents = ['signal', 'together', 'week'] as const;

export function ChannelPreview({ channel, onClose }: { channel: AlertChannel; onClose: () => void }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<AlertPreviewQuery['what']>('signal');
  const mayKeepHouse = useMay()('keepAlertHouse');
  const { kind, language, names } = channel;
  const query = alertPreviewQuery({ kind, what, language, names: names ? 'yes' : 'no' });
  const { data: preview, error, refetch } = useQuery(query);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('alerts.previewTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('alerts.previewWhat')}
          value={what}
          data={contents
            .filter((value) => value !== 'week' || mayKeepHouse)
            .map((value) => ({ value, label: t(`alerts.preview_${value}`) }))}
          onChange={(value) => setWhat(contents.find((one) => one === value) ?? 'signal')}
        />
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : preview === undefined ? (
          <Loading />
        ) : (
          <>
            <Alert color="gray">{t(preview.isReal ? 'alerts.previewReal' : 'alerts.previewSample')}</Alert>
            {preview.html === '' ? (
              <Box component="pre" className="code-block" mah={480} style={{ overflow: 'auto' }}>
                {preview.text}
              </Box>
            ) : (
              <>
                <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
                  <strong>{t('alerts.subject')}:</strong> <bdi>{preview.subject}</bdi>
                </Text>
                {/* It may run nothing and lead nowhere. */}
                <iframe
                  title={t('alerts.previewTitle')}
                  sandbox=""
                  srcDoc={preview.html}
                  style={{
                    width: '100%',
                    height: 480,
                    border: '1px solid var(--mantine-color-default-border)',
                  }}
                />
              </>
            )}
          </>
        )}
      </Stack>
    </Modal>
  );
}
