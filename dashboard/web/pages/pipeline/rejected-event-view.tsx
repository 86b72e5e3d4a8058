// One rejected event whole: why, where, and the text as it was sent.

import { Box, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RejectedEvent } from '#contract/report.ts';
import { CopyButton } from '../../frame/copy-text.tsx';
import { useMay } from '../../frame/use-may.ts';
import { useWords } from '../../language/use-words.ts';
import { useRejectionText } from './use-rejection-text.ts';
import { useReplay } from './use-replay.ts';

export interface RejectedEventViewProps {
  event: RejectedEvent | null;
  onClose: () => void;
}

export function RejectedEventView({ event, onClose }: RejectedEventViewProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Modal
      opened={event !== null}
      onClose={onClose}
      size="lg"
      title={event ? words.reject(event.reason) : ''}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {event && <Content event={event} onClose={onClose} />}
    </Modal>
  );
}

function Content({ event, onClose }: { event: RejectedEvent; onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const words = useWords();
  const textOf = useRejectionText();
  const replay = useReplay(onClose);
  const raw = indent(event.raw);
  return (
    <Stack gap="md">
      <dl className="facts">
        <dt>{t('pipeline.eventId')}</dt>
        <dd>
          <Text span ff="monospace" fz="xs">
            {event.id}
          </Text>
        </dd>
        <dt>{t('pipeline.step')}</dt>
        <dd>{words.step(event.step) || '–'}</dd>
        <dt>{t('pipeline.error')}</dt>
        <dd style={{ overflowWrap: 'anywhere' }}>
          <bdi>{textOf(event.error) || '–'}</bdi>
        </dd>
        {event.error !== '' && (
          <>
            <dt>{t('pipeline.technical')}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>
              <Text span ff="monospace" fz="xs" c="dimmed">
                <bdi>
                  {event.step}: {event.error}
                </bdi>
              </Text>
            </dd>
          </>
        )}
      </dl>
      <Box>
        <Text fz="xs" c="dimmed" mb={4} id="raw-label">
          {t('pipeline.raw')}
        </Text>
        <section
          className="code-block"
          style={{ maxHeight: 320, overflow: 'auto' }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-labelledby="raw-label"
        >
          <bdi>{raw}</bdi>
        </section>
      </Box>
      <Group justify="space-between">
        <CopyButton text={raw} label={t('pipeline.raw')} />
        {may('replay') && (
          <Button
            leftSection={<IconRepeat size={16} aria-hidden />}
            loading={replay.isPending}
            onClick={() => replay.mutate({ ids: [event.id] })}
          >
            {t('pipeline.replayOne')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Readable JSON where it is JSON, the text itself where not. */
function indent(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
