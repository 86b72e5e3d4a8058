// Sets up a shared mailbox.

import { List, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { Section } from '../../frame/section.tsx';
import { MailboxForm } from './mailbox-form.tsx';

export function NewMailboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page
      title={t('mailboxes.add')}
      text={t('mailboxes.text')}
      back={{ label: t('connections.title'), to: '/connections' }}
    >
      <Section title={t('mailboxes.rulesTitle')}>
        <List fz="sm" spacing={4}>
          {(['rule1', 'rule2', 'rule3', 'rule4'] as const).map((rule) => (
            <List.Item key={rule}>
              <Text fz="sm">{t(`mailboxes.${rule}`)}</Text>
            </List.Item>
          ))}
        </List>
      </Section>
      <Section title={t('mailboxes.account')}>
        <MailboxForm
          onSaved={({ id }) =>
            void navigate({ to: '/mailboxes/$mailboxId', params: { mailboxId: String(id) } })
          }
        />
      </Section>
    </Page>
  );
}
