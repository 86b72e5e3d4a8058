// What the CRMs hold of the company of a lead: its record there, the note written last, what went wrong, and when the next try is.

import { Anchor, Box, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CompanyCrmRow } from '#contract/crm-report.ts';
import { companyCrmsQuery } from '../../api/crm-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed } from '../../frame/states.tsx';
import { useFormat } from '../../language/use-format.ts';
import { FaultText } from '../crms/crm-fault.tsx';

export function LeadCrms({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const { data: crms, error, refetch } = useQuery(companyCrmsQuery(companyId));
  if (crms === undefined)
    return error === null ? null : (
      <Section title={t('crms.onLead')}>
        <Failed error={error} onRetry={() => void refetch()} />
      </Section>
    );
  if (crms.length === 0) return null;
  return (
    <Section title={t('crms.onLead')}>
      <ul className="part-rows">
        {crms.map((crm) => (
          <li key={crm.crmId} className="part-row">
            <OneCrm crm={crm} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneCrm({ crm }: { crm: CompanyCrmRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, record, lastNote, lastFault, nextAt, waiting, paused, mode, isAsked } = crm;
  return (
    <Box className="part-what" style={{ overflowWrap: 'anywhere' }}>
      <Text fz="sm" fw={560}>
        <bdi>{name}</bdi>
      </Text>
      <Text fz="sm">
        {record ? t('crms.isThere', { id: record.id }) : t(crm.isGone ? 'crms.isGone' : 'crms.isNotThere')}{' '}
        {record && record.url !== '' && (
          <Anchor href={record.url} target="_blank" rel="noreferrer" fz="sm">
            {t('crms.open')}
          </Anchor>
        )}
      </Text>
      {mode === 'dry' && <Text fz="sm">{t('crms.onlyDry')}</Text>}
      {isAsked && <Text fz="sm">{t('crms.isAsked')}</Text>}
      {lastNote && (
        <Text fz="sm" component="div">
          {t('crms.noteWritten', { when: format.dateTime(lastNote.at) })}
          <Text fz="xs" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
            <bdi>{lastNote.text}</bdi>
          </Text>
        </Text>
      )}
      {lastFault && (
        <Text fz="sm" c="red">
          {t('crms.lastFault', { when: format.dateTime(lastFault.at) })}{' '}
          <FaultText reason={lastFault.reason} detail={lastFault.detail} />
        </Text>
      )}
      {paused !== '' && (
        <Text fz="sm">
          <FaultText reason={paused} detail="" />
        </Text>
      )}
      {waiting > 0 && nextAt !== null && (
        <Text fz="sm">{t('crms.nextTry', { when: format.dateTime(nextAt) })}</Text>
      )}
    </Box>
  );
}
