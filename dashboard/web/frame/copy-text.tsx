// A piece of code or a key with a button that copies it and says so.

import { Box, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <Box>
      <section className="code-block" aria-label={label}>
        <code>{text}</code>
      </section>
      <Group justify="flex-end" mt={8}>
        <CopyButton text={text} label={label} />
      </Group>
    </Box>
  );
}

const shownMs = 2_000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), shownMs);
    } catch {
      // Browsers forbid it on plain http outside of localhost.
      notifications.show({ color: 'red', message: t('frame.copyFailed') });
    }
  };
  return (
    <Button
      variant={copied ? 'light' : 'default'}
      color={copied ? 'green' : 'gray'}
      size="xs"
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={() => void copy()}
      aria-label={`${t('frame.copy')}: ${label}`}
    >
      <span aria-live="polite">{copied ? t('frame.copied') : t('frame.copy')}</span>
    </Button>
  );
}
