// Why nothing is written or read at this moment, and the last write that was refused, in words that say what to do.

import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmRow } from '#contract/crm-report.ts';
import { acceptCrmGone, crmsKey } from '../../api/crm-queries.ts';
import { useDeed } from '../../frame/use-deed.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function CrmFault({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paused, pullReason, pullDetail, lastFault } = crm;
  // Who paused it knows.
  const isStopped = paused !== null && paused.reason !== 'paused_by_hand';
  return (
    <>
      {isStopped && (
        <Line
          says={
            paused.until === null
              ? t('crms.stoppedUntilMended')
              : t('crms.restsUntil', { when: format.dateTime(paused.until) })
          }
          reason={paused.reason}
          detail={paused.detail}
        />
      )}
      {pullReason === 'many_gone' && <ManyGone crm={crm} />}
      {pullReason !== '' && pullReason !== 'many_gone' && (
        <Line says={t('crms.readingFailed')} reason={pullReason} detail={pullDetail} />
      )}
      {lastFault && (
        <Line
          says={t('crms.lastFault', { when: format.dateTime(lastFault.at) })}
          reason={lastFault.reason}
          detail={lastFault.detail}
        />
      )}
    </>
  );
}

/** Only somebody who knows the CRM can say whether they were deleted there, or are hidden from us. */
function ManyGone({ crm }: { crm: CrmRow }) {
  const { t } = useTranslation();
  const accept = useDeed({
    run: () => acceptCrmGone(crm.id),
    done: t('crms.pulling'),
    stale: [crmsKey],
  });
  return (
    <Group gap="sm">
      <Line says={t('crms.manyGone')} reason="many_gone" detail={crm.pullDetail} />
      <Button variant="default" size="xs" loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('crms.theyAreGone')}
      </Button>
    </Group>
  );
}

function Line({ says, reason, detail }: { says: string; reason: string; detail: string }) {
  return (
    <Text fz="sm" c="red" style={{ overflowWrap: 'anywhere' }}>
      {says} <FaultText reason={reason} detail={detail} />
    </Text>
  );
}

/** The reason in our words, and what the CRM said. */
export function FaultText({ reason, detail }: { reason: string; detail: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      {words.crmReason(reason)} {detail !== '' && <bdi>{t('crms.said', { detail })}</bdi>}
    </>
  );
}
