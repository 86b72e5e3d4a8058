// What a company's own page says of its lead: whether it is one, its score and fit, and the way to it.

import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { companyLeadQuery } from '../../api/lead-queries.ts';
import { Section } from '../../frame/section.tsx';
import { Failed, Loading } from '../../frame/states.tsx';
import { OwnerText, ScoreAndFit, StageBadge } from './lead-parts.tsx';
import { WhyNow } from './why-now.tsx';

const loadingRows = 2;

export function CompanyLead({ companyId }: { companyId: number }) {
  const { t } = useTranslation();
  const { data: lead, error, refetch } = useQuery(companyLeadQuery(companyId));
  if (!lead) {
    return (
      <Section title={t('lead.companySection')}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={loadingRows} />}
      </Section>
    );
  }
  const { leadId } = lead;
  return (
    <Section
      title={t('lead.companySection')}
      action={
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) =>
            leadId === null ? (
              <Link to="/leads/company/$companyId" params={{ companyId: String(companyId) }} {...props} />
            ) : (
              <Link to="/leads/$leadId" params={{ leadId: String(leadId) }} {...props} />
            )
          }
        >
          {t(leadId === null ? 'lead.seeWhy' : 'lead.openLead')}
        </Button>
      }
    >
      <Group gap={8} mb={6}>
        {leadId === null ? (
          <Text fz="sm" c="dimmed">
            {t(lead.isSuggested ? 'lead.companySuggested' : 'lead.companyNoLead')}
          </Text>
        ) : (
          <>
            <StageBadge stage={lead.stage} />
            <OwnerText owner={lead.owner} away={lead.away} />
          </>
        )}
        <ScoreAndFit lead={lead} />
      </Group>
      <WhyNow lead={lead} />
    </Section>
  );
}
