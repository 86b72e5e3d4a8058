// Leads of the same company that have ended before.

import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeadDetail } from '#contract/lead-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useFormat } from '../../language/use-format.ts';
import { StageBadge } from './lead-parts.tsx';

export function FormerLeads({ former }: Pick<LeadDetail, 'former'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (former.length === 0) return null;
  return (
    <>
      <Title order={3} fz="sm" mt="md">
        {t('lead.formerTitle')}
      </Title>
      <ul className="part-rows">
        {former.map(({ leadId, stage, resultReason, closedAt }) => (
          <li key={leadId} className="part-row">
            <div className="part-what">
              {stage === null ? (
                <Text fz="sm">{format.date(closedAt)}</Text>
              ) : (
                <Anchor
                  fz="sm"
                  renderRoot={(props) => (
                    <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />
                  )}
                >
                  {format.date(closedAt)}
                </Anchor>
              )}
              {resultReason !== '' && <OutsideText value={resultReason} fz="xs" c="dimmed" />}
            </div>
            <Text component="div" fz="sm">
              {stage === null ? t('lead.formerOfColleague') : <StageBadge stage={stage} />}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
