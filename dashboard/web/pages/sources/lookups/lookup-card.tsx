// One provider of paid look-ups: whether it is asked, what it has cost this month, and what can be done with it.

import { Alert, Badge, Box, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import type { LookupProvider } from '#contract/source-report.ts';
import { OutsideText } from '../../../frame/outside-text.tsx';
import { useFormat } from '../../../language/use-format.ts';
import { SourceDeeds } from '../source-deeds.tsx';
import { EditLookup } from './edit-lookup.tsx';
import { ForgetLookup } from './forget-lookup.tsx';
import { Spending } from './spending.tsx';
import { TestLookup } from './test-lookup.tsx';

export interface LookupCardProps {
  provider: LookupProvider;
  /** Its data set. */
  source: Dataset | undefined;
}

export function LookupCard({ provider, source }: LookupCardProps) {
  const { t } = useTranslation();
  const isFailing = source !== undefined && source.healthMessage !== '' && provider.stopped === '';
  return (
    <Box component="article" className="panel" p="md" aria-label={provider.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Box miw={0}>
          <OutsideText value={provider.name} fw={580} />
          <OutsideText value={provider.url} fz="xs" c="dimmed" ff="monospace" />
          <Text fz="xs" c="dimmed">
            {t(provider.asks === 'persons' ? 'providers.asks_persons' : 'providers.asks_companies')}
          </Text>
        </Box>
        <StateBadge provider={provider} />
      </Group>
      {provider.stopped !== '' && (
        <Alert color="yellow" mt="sm" py={8}>
          <bdi>{provider.stopped}</bdi>
        </Alert>
      )}
      {isFailing && (
        <Alert color="red" mt="sm" py={8}>
          <bdi>{source.healthMessage}</bdi>
        </Alert>
      )}
      <Spending provider={provider} />
      {source && provider.asks !== 'persons' && <Told source={source} />}
      {source && <SourceDeeds source={source} name={provider.name} />}
      <LookupDeeds provider={provider} />
    </Box>
  );
}

function StateBadge({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const [color, text] = !provider.enabled
    ? (['gray', 'sources.off'] as const)
    : provider.stopped === ''
      ? (['green', 'sources.on'] as const)
      : (['yellow', 'providers.stopped'] as const);
  return (
    <Badge color={color} style={{ flex: 'none' }}>
      {t(text)}
    </Badge>
  );
}

function Told({ source }: { source: Dataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = { count: source.contribution, formatted: format.number(source.contribution) };
  return (
    <Text fz="xs" c="dimmed" mt={4}>
      {t('sources.contribution', said)}
      {source.purgedAt && ` · ${t('sources.purgedAt', { when: format.dateTime(source.purgedAt) })}`}
    </Text>
  );
}

function LookupDeeds({ provider }: { provider: LookupProvider }) {
  const { t } = useTranslation();
  const [editing, edit] = useDisclosure(false);
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={edit.open}>
          {t('vendors.change')}
        </Button>
        <TestLookup provider={provider} />
        <ForgetLookup provider={provider} />
      </Group>
      <EditLookup provider={provider} opened={editing} onClose={edit.close} />
    </>
  );
}
