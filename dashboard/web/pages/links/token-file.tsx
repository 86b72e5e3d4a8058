// Saves the recipients with their tokens for one link, and says how mailing tools put a token into a message.

import { Button, Code, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkReport, MailingReport } from '#contract/link-report.ts';
import { fetchTokens, linksQuery } from '../../api/link-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { usePaged } from '../../frame/use-paged.ts';
import { mergeFields } from './merge-fields.ts';
import { saveFile } from './save-file.ts';

export function TokenFile({ mailing }: { mailing: MailingReport }) {
  const { t } = useTranslation();
  const { rows = [] } = usePaged(linksQuery({ site: mailing.siteId }), 'links');
  const links = rows.filter((link) => link.mailing?.id === mailing.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const link = links.find(({ id }) => String(id) === chosen) ?? links[0];
  const save = useDeed({
    run: (linkId: number) => fetchTokens(mailing.id, linkId),
    onDone: ({ fileName, content }) => saveFile(fileName, content),
  });
  if (!link) {
    return (
      <Text fz="sm" c="dimmed">
        {t('links.noLinkOfMailing')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <Select
          label={t('links.tokensFor')}
          allowDeselect={false}
          flex="1 1 220px"
          value={String(link.id)}
          data={links.map(({ id, title }) => ({ value: String(id), label: title }))}
          onChange={setChosen}
        />
        <Button
          variant="default"
          loading={save.isPending}
          disabled={mailing.tracked === 0}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => save.mutate(link.id)}
        >
          {t('links.saveTokens')}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed">
        {t('links.tokensHint')}
      </Text>
      <MergeFields link={link} />
    </Stack>
  );
}

function MergeFields({ link }: { link: LinkReport }) {
  const { t } = useTranslation();
  return (
    <details>
      <Text component="summary" fz="sm">
        {t('links.mergeFields')}
      </Text>
      <Table fz="xs" mt="xs" aria-label={t('links.mergeFields')}>
        <Table.Tbody>
          {mergeFields.map(({ tool, text }) => (
            <Table.Tr key={tool}>
              <Table.Th scope="row">{tool}</Table.Th>
              <Table.Td>
                <Code style={{ overflowWrap: 'anywhere' }}>
                  {link.shortUrl}?t={text}
                </Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
