// Every cookie and storage key, of visitors' browsers and of colleagues'.

import { Badge, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type BrowserStorage, browserStorage } from '#contract/browser-storage.ts';
import { Section } from '../../frame/section.tsx';

export function BrowserStorageList() {
  const { t, i18n } = useTranslation();
  const { data: words } = useQuery({
    queryKey: ['storage-words', i18n.language],
    queryFn: async () =>
      i18n.language === 'it'
        ? (await import('../../language/it/privacy/storage-words.ts')).storageWords
        : (await import('../../language/en/privacy/storage-words.ts')).storageWords,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Section title={t('privacy.storageTitle')} text={t('privacy.storageText')}>
      <Table.ScrollContainer minWidth={280} type="native">
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {browserStorage.map((entry) => (
              <Table.Tr key={entry.name}>
                <Table.Td>
                  <Group gap="xs">
                    <Text ff="monospace" fz="sm" fw={600}>
                      {entry.name}
                    </Text>
                    <Badge color={entry.needsConsent ? 'green' : 'gray'} variant="light">
                      {t(entry.needsConsent ? 'privacy.onlyAgreed' : 'privacy.withoutAsking')}
                    </Badge>
                  </Group>
                  <Text fz="sm">{words?.[entry.purpose]}</Text>
                  <Text fz="xs" c="dimmed">
                    {t(`privacy.setBy_${entry.setBy}`)} · {t(`privacy.kind_${entry.kind}`)} ·{' '}
                    <Life entry={entry} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function Life({ entry: { days } }: { entry: BrowserStorage }) {
  const { t } = useTranslation();
  if (days === null) return t('privacy.untilRemoved');
  return days === 0 ? t('privacy.untilClosed') : t('privacy.days', { count: days });
}
