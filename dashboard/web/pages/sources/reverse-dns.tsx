// Reverse DNS: what leaves the machine, its acceptance and switch, and the name servers that are asked.

import { Alert, Badge, Box, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { reverseDnsQuery } from '../../api/outside-source-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { NameServers } from './name-servers.tsx';
import { SourceDeeds } from './source-deeds.tsx';

/** `source`: undefined before a processor has run for the first time. */
export function ReverseDnsSection({ source }: { source: Dataset | undefined }) {
  const { t } = useTranslation();
  const { data: settings, error, refetch } = useQuery(reverseDnsQuery);
  const title = t('reverseDns.title');
  const badge = settings && (
    <Badge color={settings.enabled ? 'green' : 'gray'}>
      {t(settings.enabled ? 'sources.on' : 'sources.off')}
    </Badge>
  );
  return (
    <Section title={title} text={t('reverseDns.text')} action={badge}>
      {!settings && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />)}
      {settings && (
        <>
          <Text fz="sm" maw="80ch">
            {settings.statement}
          </Text>
          {source ? (
            <Told source={source} name={title} />
          ) : (
            <Text fz="sm" c="dimmed" mt="sm">
              {t('reverseDns.notYet')}
            </Text>
          )}
          <NameServers key={settings.servers.join(' ')} servers={settings.servers} />
        </>
      )}
    </Section>
  );
}

function Told({ source, name }: { source: Dataset; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = { count: source.contribution, formatted: format.number(source.contribution) };
  return (
    <Box maw={640}>
      {source.healthMessage !== '' && (
        <Alert color="red" mt="sm" py={8}>
          <bdi>{source.healthMessage}</bdi>
        </Alert>
      )}
      <SourceDeeds source={source} name={name} />
      <Group gap={8} mt={4}>
        <Text fz="xs" c="dimmed">
          {t('sources.contribution', said)}
          {source.purgedAt && ` · ${t('sources.purgedAt', { when: format.dateTime(source.purgedAt) })}`}
        </Text>
      </Group>
    </Box>
  );
}
