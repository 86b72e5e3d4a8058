// What can be done with a source: read and accept its terms, switch it, take its effects back.

import { Button, Group, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import { sourcesKey, switchSource } from '../../api/source-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { AcceptTerms } from './accept-terms.tsx';
import { PurgeSource } from './purge-source.tsx';

export interface SourceDeedsProps {
  source: Dataset;
  /** What it is called on the page. */
  name: string;
}

export function SourceDeeds({ source, name }: SourceDeedsProps) {
  const { t } = useTranslation();
  const mayChange = useMay()('changeSources');
  const [reading, read] = useDisclosure(false);
  const needsTerms = source.terms !== '' && source.termsAcceptedAt === null;
  // What was never switched on has no effects.
  const isUntouched = needsTerms && source.rows === 0 && source.contribution === 0;
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
          aria-label={t('sources.switch', { source: name })}
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
          {mayChange && !isUntouched && <PurgeSource source={source} name={name} />}
        </Group>
      </Group>
      <Acceptance source={source} />
      <AcceptTerms source={source} opened={reading} onClose={read.close} />
    </>
  );
}

function Acceptance({ source }: { source: Dataset }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (source.terms === '') return null;
  return (
    <Text fz="xs" c="dimmed" mt={4}>
      {source.termsAcceptedAt
        ? t('sources.acceptedBy', {
            name: source.termsAcceptedBy,
            when: format.date(source.termsAcceptedAt),
          })
        : t('sources.notAccepted')}
    </Text>
  );
}
