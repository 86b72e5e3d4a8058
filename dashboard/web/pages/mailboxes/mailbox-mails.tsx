// What became of the last mails: when, and why one became nothing. Nothing of what they say is kept here.

import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mailboxMessagesQuery } from '../../api/mailbox-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function MailboxMails({ id }: { id: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { data: mails, error, refetch } = useQuery(mailboxMessagesQuery(id));
  return (
    <Section title={t('mailboxes.mails')} text={t('mailboxes.mailsText')}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : mails === undefined ? (
        <Loading />
      ) : mails.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('mailboxes.noMails')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={280} mah={360}>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('mailboxes.readAt')}</Table.Th>
                <Table.Th>{t('mailboxes.became')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {mails.map((mail) => (
                <Table.Tr key={mail.id}>
                  <Table.Td>{format.dateTime(mail.at)}</Table.Td>
                  <Table.Td>
                    {words.mail(mail.outcome)}
                    {mail.reason !== '' && `: ${words.mailReason(mail.reason)}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
