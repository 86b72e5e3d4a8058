// The company of a visit in one line: its name, which leads to what is known of it, and the verdict; or why nobody is named.

import { Anchor, Badge, Box, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyVerdict, VisitCompany } from '#contract/verdict-report.ts';
import { useReasonName } from '../../evidence/use-reason-name.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { useWords } from '../../language/use-words.ts';

const verdictColors: Record<CompanyVerdict, string> = {
  known: 'green',
  prospect: 'blue',
  accidental: 'gray',
  partner: 'grape',
  supplier: 'grape',
  competitor: 'orange',
  candidate: 'yellow',
  staff: 'gray',
};

export function VerdictBadge({ verdict }: { verdict: CompanyVerdict }) {
  const words = useWords();
  return (
    <Badge size="sm" color={verdictColors[verdict]} style={{ flex: 'none' }}>
      {words.verdict(verdict)}
    </Badge>
  );
}

interface NamedCompany {
  companyId: number | null;
  name: string;
  domain: string;
}

/** Leads to the company's own page, or for one that is not in the records to what it did. */
export function CompanyLink({ company }: { company: NamedCompany }) {
  const { companyId, name, domain } = company;
  return (
    <Anchor
      fz="sm"
      fw={550}
      className="outside"
      title={name}
      renderRoot={(props) =>
        companyId === null ? (
          <Link to="/prospect" search={domain === '' ? { name } : { domain }} {...props} />
        ) : (
          <Link to="/companies/$companyId" params={{ companyId: String(companyId) }} {...props} />
        )
      }
    >
      <bdi>{name}</bdi>
    </Anchor>
  );
}

export function CompanyText({ company }: { company: VisitCompany }) {
  const { t } = useTranslation();
  const words = useWords();
  if (company.name === '') return <NobodyText company={company} />;
  return (
    <Box miw={0}>
      <Group gap={6} wrap="nowrap" miw={0}>
        <CompanyLink company={company} />
        <VerdictBadge verdict={company.verdict} />
      </Group>
      <Text fz="xs" c="dimmed">
        {t('visiting.reliability', { band: words.band(company.band) })}
      </Text>
    </Box>
  );
}

/** Only classes that say something are shown where nobody is named: who passed by is nobody. */
function NobodyText({ company }: { company: VisitCompany }) {
  const nameReason = useReasonName();
  const said = company.verdict !== 'accidental';
  const why = nameReason(company.band === 'low' ? 'soft_match' : company.reason);
  return (
    <Group gap={6} wrap="nowrap" miw={0}>
      <OutsideText value={why} c="dimmed" fz="xs" />
      {said && <VerdictBadge verdict={company.verdict} />}
    </Group>
  );
}
