// How each kind of source is added: its setting or command, ready to be copied. A new kind is one entry of the list.

import { Accordion, Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../frame/copy-text.tsx';
import { useMay } from '../../frame/use-may.ts';

const ways = [
  {
    kind: 'companies',
    title: 'howCompanies',
    text: 'howCompaniesText',
    label: 'command',
    code: 'npx fiuto import-companies customers.csv',
  },
  {
    kind: 'mmdb',
    title: 'howMmdb',
    text: 'howMmdbText',
    label: 'setting',
    code: 'FIUTO_MMDB_DIR=/var/lib/fiuto/mmdb',
  },
  {
    kind: 'registry',
    title: 'howRegistry',
    text: 'howRegistryText',
    label: 'command',
    code: 'npx fiuto import-registry ripe.db.inetnum.gz --source ripe --i-may-use-this "By the permission of ..."',
  },
  {
    kind: 'list',
    title: 'howList',
    text: 'howListText',
    label: 'setting',
    code: 'FIUTO_NETWORK_LISTS_DIR=/var/lib/fiuto/lists',
  },
] as const;

export function HowToAdd() {
  const { t } = useTranslation();
  const mayImport = useMay()('importCompanies');
  return (
    <section aria-label={t('sources.howTitle')}>
      <Title order={2} mb="xs">
        {t('sources.howTitle')}
      </Title>
      <Accordion variant="contained" order={3}>
        {ways.map(({ kind, title, text, label, code }) => (
          <Accordion.Item key={kind} value={kind}>
            <Accordion.Control>{t(`sources.${title}`)}</Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">
                <Text fz="sm">{t(`sources.${text}`)}</Text>
                <CopyText text={code} label={t(`sources.${label}`)} />
                {kind === 'companies' && mayImport && (
                  <Button
                    variant="default"
                    style={{ alignSelf: 'flex-start' }}
                    renderRoot={(props) => <Link to="/companies/import" {...props} />}
                  >
                    {t('sources.toImport')}
                  </Button>
                )}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}
