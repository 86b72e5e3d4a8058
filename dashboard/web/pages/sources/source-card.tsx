// One source: what it is, how old, how much, on what terms, whether it is well and in use.

import { Alert, Badge, Box, Button, Group, Switch, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type ReportedDataset, sourcesKey, switchSource } from '../../api/source-queries.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { AcceptTerms } from './accept-terms.tsx';
import { PurgeSource } from './purge-source.tsx';

const healthColors = { ok: 'green', failing: 'red', missing: 'yellow' } as const;

export function SourceCard({ source }: { source: ReportedDataset }) {
  const words = useWords();
  return (
    <Box component="article" className="panel" p="md" aria-label={source.source}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Box miw={0}>
          <OutsideText value={source.source} fw={580} />
          <OutsideText value={source.id} fz="xs" c="dimmed" ff="monospace" />
        </Box>
        <Badge color={healthColors[source.health]} style={{ flex: 'none' }}>
          {words.health(source.health)}
        </Badge>
      </Group>
      <Facts source={source} />
      {source.healthMessage !== '' && (
        <Alert color={healthColors[source.health]} mt="sm" py={8}>
          <bdi>{source.healthMessage}</bdi>
        </Alert>
      )}
      <Deeds source={source} />
    </Box>
  );
}

function Facts({ source }: { source: ReportedDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = t('sources.rows', { count: source.rows, formatted: format.number(source.rows) });
  return (
    <Box mt={6} fz="sm">
      <Group gap={8}>
        <Text fz="sm" className="digits">
          {rows}
        </Text>
        <Age builtAt={source.builtAt} />
      </Group>
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('sources.licence')}: <bdi>{source.licence || '–'}</bdi>
      </Text>
      {source.contribution !== undefined && (
        <Text fz="xs" c="dimmed">
          {t('sources.contribution', {
            count: source.contribution,
            formatted: format.number(source.contribution),
          })}
        </Text>
      )}
      {source.purgedAt && (
        <Text fz="xs" c="dimmed">
          {t('sources.purgedAt', { when: format.dateTime(source.purgedAt) })}
        </Text>
      )}
    </Box>
  );
}

const dayMs = 86_400_000;
/** Half a year: by then many networks have changed hands. */
const oldDays = 183;

function Age({ builtAt }: { builtAt: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (builtAt === null) {
    return (
      <Text fz="sm" c="dimmed">
        {t('sources.builtUnknown')}
      </Text>
    );
  }
  const now = Date.now();
  const isOld = now - Date.parse(builtAt) > oldDays * dayMs;
  return (
    <>
      <Text fz="sm" c="dimmed">
        {t('sources.built', { day: format.date(builtAt), ago: format.ago(builtAt, now) })}
      </Text>
      {isOld && (
        <Tooltip label={t('sources.oldHint')}>
          <Badge size="sm" color="yellow">
            {t('sources.old')}
          </Badge>
        </Tooltip>
      )}
    </>
  );
}

function Deeds({ source }: { source: ReportedDataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayChange = useMay()('changeSources');
  const [reading, read] = useDisclosure(false);
  const needsTerms = source.terms !== '' && source.termsAcceptedAt === null;
  const change = useDeed({
    run: (enabled: boolean) => switchSource(source.id, enabled),
    stale: [sourcesKey],
    done: t(source.enabled ? 'sources.switchedOff' : 'sources.switchedOn'),
  });
  return (
    <>
      <Group mt="sm" gap="sm" justify="space-between">
        <Switch
          style={{ flex: 'none' }}
          label={t(source.enabled ? 'sources.on' : 'sources.off')}
          aria-label={t('sources.switch', { source: source.source })}
          checked={source.enabled}
          disabled={!mayChange || change.isPending || needsTerms}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <Group gap="xs">
          {needsTerms && mayChange && (
            <Button size="xs" onClick={read.open}>
              {t('sources.readTerms')}
            </Button>
          )}
          {mayChange && source.purgedAt !== undefined && <PurgeSource source={source} />}
        </Group>
      </Group>
      {source.terms !== '' && (
        <Text fz="xs" c="dimmed" mt={4}>
          {source.termsAcceptedAt
            ? t('sources.acceptedBy', {
                name: source.termsAcceptedBy,
                when: format.date(source.termsAcceptedAt),
              })
            : t('sources.notAccepted')}
        </Text>
      )}
      <AcceptTerms source={source} opened={reading} onClose={read.close} />
    </>
  );
}
