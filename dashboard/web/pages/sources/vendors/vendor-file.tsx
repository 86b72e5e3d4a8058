// One file that is wanted from a vendor: its terms, and how its fetching goes.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#contract/company-report.ts';
import type { SourceVendor } from '#contract/source-report.ts';
import { useFormat } from '../../../language/use-format.ts';
import { SourceCard } from '../source-card.tsx';

export interface VendorFileProps {
  edition: SourceVendor['editions'][number];
  hasKey: boolean;
  /** Undefined for a moment after the file was chosen. */
  source: Dataset | undefined;
}

export function VendorFile({ edition, hasKey, source }: VendorFileProps) {
  const { t } = useTranslation();
  if (!source) return null;
  const waiting = whyWaiting(source, hasKey);
  return (
    <SourceCard source={source} name={edition.id} {...(waiting && { waiting: t(`vendors.${waiting}`) })}>
      <FetchTimes edition={edition} />
    </SourceCard>
  );
}

function FetchTimes({ edition: { fetchedAt, nextFetchAt } }: Pick<VendorFileProps, 'edition'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (fetchedAt === null && nextFetchAt === null) return null;
  const last =
    fetchedAt === null
      ? t('vendors.neverFetched')
      : t('vendors.fetchedAt', { when: format.dateTime(fetchedAt) });
  const next = nextFetchAt === null ? '' : t('vendors.nextFetchAt', { when: format.dateTime(nextFetchAt) });
  return (
    <Text fz="xs" c="dimmed">
      {next === '' ? last : `${last} ${next}`}
    </Text>
  );
}

/** Undefined when the file is there, or when something is wrong that its card tells. */
function whyWaiting(source: Dataset, hasKey: boolean) {
  if (source.rows > 0 || source.health !== 'ok') return undefined;
  if (source.purgedAt !== null) return 'waitsForSwitch';
  if (source.termsAcceptedAt === null) return 'waitsForTerms';
  if (!hasKey) return 'waitsForKey';
  return source.enabled ? 'waitsForFetch' : 'waitsForSwitch';
}
