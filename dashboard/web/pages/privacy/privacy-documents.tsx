// The documents, in either language, to read, copy and download.

import { Box, Button, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrivacyFacts } from '#contract/privacy-report.ts';
import type { Language } from '#contract/report.ts';
import { CopyButton } from '../../frame/copy-text.tsx';
import { Section } from '../../frame/section.tsx';
import {
  type DocumentName,
  documentNames,
  type PrivacyDocument,
  toText,
} from '../../language/privacy-document.ts';

export function PrivacyDocuments({ facts }: { facts: PrivacyFacts }) {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState<DocumentName>('notice_visitors');
  const [language, setLanguage] = useState<Language>(i18n.language === 'it' ? 'it' : 'en');
  const { data: writers } = useQuery({
    queryKey: ['privacy-documents', language],
    queryFn: () => loadWriters(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const document = writers?.[name](facts);
  return (
    <Section title={t('privacy.documentsTitle')} text={t('privacy.documentsText')}>
      <Group align="flex-end" gap="sm" mb="md">
        <Select
          flex={1}
          miw={240}
          label={t('privacy.document')}
          allowDeselect={false}
          data={documentNames.map((value) => ({ value, label: t(`privacy.document_${value}`) }))}
          value={name}
          onChange={(value) => setName(documentNames.find((one) => one === value) ?? name)}
        />
        <SegmentedControl
          aria-label={t('privacy.documentLanguage')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'it', label: 'Italiano' },
          ]}
          value={language}
          onChange={(value) => setLanguage(value === 'it' ? 'it' : 'en')}
        />
      </Group>
      {document && <Shown document={document} language={language} name={name} />}
    </Section>
  );
}

function Shown({
  document,
  language,
  name,
}: {
  document: PrivacyDocument;
  language: Language;
  name: DocumentName;
}) {
  const { t } = useTranslation();
  const text = toText(document);
  return (
    <>
      <Group gap="xs" mb="sm">
        <CopyButton text={text} label={document.title} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${name.replace('_', '-')}-${language}.txt`}
        >
          {t('privacy.download')}
        </Button>
      </Group>
      <Box component="article" lang={language} maw="46rem">
        <Title order={3} fz="lg">
          {document.title}
        </Title>
        {document.sections.map((section) => (
          <Stack key={section.title} gap={6} mt="md">
            <Title order={4} fz="md">
              {section.title}
            </Title>
            {section.paragraphs.map((paragraph) => (
              <Text key={paragraph} fz="sm" style={{ overflowWrap: 'anywhere' }}>
                {paragraph}
              </Text>
            ))}
          </Stack>
        ))}
      </Box>
    </>
  );
}

/** Loaded only where they are read. */
async function loadWriters(language: Language) {
  return language === 'it'
    ? (await import('../../language/it/privacy/documents.ts')).italianDocuments
    : (await import('../../language/en/privacy/documents.ts')).englishDocuments;
}
