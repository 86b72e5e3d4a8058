// One source: what it is, how old, how much, on what terms, whether it is well and in use.

import { Alert, Badge, Box, Group, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { SourceDeeds } from './source-deeds.tsx';

const healthColors = { ok: 'green', failing: 'red', missing: 'yellow' } as const;

export interface SourceCardProps {
  source: Dataset;
  /** What it is called; its own word when absent. */
  name?: string;
  /** Why there is nothing to say of it yet. */
  waiting?: string;
  /** Further facts under those that every source has. */
  children?: ReactNode;
}

export function SourceCard({ source, name = source.source, waiting, children }: SourceCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Box component="article" className="panel" p="md" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Box miw={0}>
          <OutsideText value={name} fw={580} />
          <OutsideText value={source.id} fz="xs" c="dimmed" ff="monospace" />
        </Box>
        <Badge color={waiting ? 'gray' : healthColors[source.health]} style={{ flex: 'none' }}>
          {waiting ? t('sources.waiting') : words.health(source.health)}
        </Badge>
      </Group>
      {waiting && (
        <Text fz="sm" mt={6}>
          {waiting}
        </Text>
      )}
      <Facts source={source} />
      {children}
      {source.healthMessage !== '' && (
        <Alert color={healthColors[source.health]} mt="sm" py={8}>
          <bdi>{source.healthMessage}</bdi>
        </Alert>
      )}
      <SourceDeeds source={source} name={name} />
    </Box>
  );
}

function Facts({ source }: { source: Dataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A file that never came has neither rows nor age, and has answered nothing.
  const isEmpty = source.kind === 'mmdb' && source.rows === 0 && source.builtAt === null;
  const rows = t('sources.rows', { count: source.rows, formatted: format.number(source.rows) });
  return (
    <Box mt={6} fz="sm">
      {!isEmpty && (
        <Group gap={8}>
          <Text fz="sm" className="digits">
            {rows}
          </Text>
          <Age builtAt={source.builtAt} />
        </Group>
      )}
      <Text fz="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('sources.licence')}: <bdi>{source.licence || '–'}</bdi>
      </Text>
      {!isEmpty && (
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
        {t('sources.built', { day: format.date(builtAt), ago: format.daysAgo(builtAt, now) })}
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
