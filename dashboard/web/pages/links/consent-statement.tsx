// The operator's word that the recipients agreed to being tracked, with who gave it and when; and taking it back.

import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailingReport } from '#contract/link-report.ts';
import { mailingsKey, stateConsent } from '../../api/link-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';

export interface ConsentStatementProps {
  mailing: MailingReport;
  mayChange: boolean;
}

/** As the server takes it. */
const lettersMin = 20;

export function ConsentStatement({ mailing, mayChange }: ConsentStatementProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState<string>(t('links.statementDraft'));
  const deed = useDeed({
    run: (statement: string | null) => stateConsent(mailing.id, statement),
    stale: [mailingsKey],
  });
  if (mailing.statedAt !== null) {
    return (
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('links.statedTitle')}>
        <Text fz="sm">
          <bdi>“{mailing.statement}”</bdi>
        </Text>
        {mailing.addedSince > 0 && (
          <Group justify="space-between" mt={6}>
            <Text fz="sm">
              {t('links.addedSince', {
                count: mailing.addedSince,
                shown: format.number(mailing.addedSince),
              })}
            </Text>
            {mayChange && (
              <Button size="xs" loading={deed.isPending} onClick={() => deed.mutate(mailing.statement)}>
                {t('links.stateAnew')}
              </Button>
            )}
          </Group>
        )}
        <Group justify="space-between" mt={6}>
          <Text fz="xs" c="dimmed">
            {t('links.statedBy', { name: mailing.statedBy, when: format.dateTime(mailing.statedAt) })}
          </Text>
          {mayChange && (
            <Button variant="default" size="xs" loading={deed.isPending} onClick={() => deed.mutate(null)}>
              {t('links.takeBack')}
            </Button>
          )}
        </Group>
      </Alert>
    );
  }
  return (
    <Alert color="yellow" icon={<IconShieldLock aria-hidden />} title={t('links.notStatedTitle')}>
      <Stack gap="xs">
        <Text fz="sm">{t('links.notStatedText')}</Text>
        {mayChange && (
          <>
            <Textarea
              label={t('links.statement')}
              autosize
              minRows={2}
              maxLength={2_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button
                size="xs"
                disabled={text.trim().length < lettersMin}
                loading={deed.isPending}
                onClick={() => deed.mutate(text.trim())}
              >
                {t('links.state')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Alert>
  );
}
