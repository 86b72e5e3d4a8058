// Two of ours that may be one: what is known of each, and the way to put one under the other.

import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CrmOwnCompany, CrmQuestionRow } from '#contract/crm-report.ts';
import type { CrmAnswer } from '../../api/crm-queries.ts';
import { Confirm } from '../../frame/confirm.tsx';
import { CompanyLink } from '../companies/company-parts.tsx';

export interface CrmOursProps {
  question: CrmQuestionRow;
  answer: { isPending: boolean; mutate: (given: CrmAnswer) => void };
}

export function CrmOurs({ question, answer }: CrmOursProps) {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure(false);
  const [from, into] = question.ours;
  if (from === undefined || into === undefined) return null;
  return (
    <>
      <ul className="part-rows">
        {[from, into].map((one) => (
          <li key={one.companyId} className="part-row">
            <OneOfOurs company={one} />
          </li>
        ))}
      </ul>
      <Button size="xs" mt="sm" disabled={answer.isPending} onClick={ask.open}>
        {t('crms.areOne')}
      </Button>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('crms.areOneTitle', { name: from.name, into: into.name })}
        text={
          <Stack gap="xs">
            <Text fz="sm">{t('crms.areOneText', { name: from.name, into: into.name })}</Text>
            <OneOfOurs company={from} />
            <OneOfOurs company={into} />
          </Stack>
        }
        action={t('crms.areOne')}
        pending={answer.isPending}
        onConfirm={() => {
          ask.close();
          answer.mutate('merge');
        }}
      />
    </>
  );
}

function OneOfOurs({ company }: { company: CrmOwnCompany }) {
  const { t } = useTranslation();
  const { companyId, name, vatNumber, domains, ownerName, isLead } = company;
  const more = [vatNumber, ...domains, ownerName, ...(isLead ? [t('crms.hasLead')] : [])];
  return (
    <div className="part-what" style={{ overflowWrap: 'anywhere' }}>
      <CompanyLink id={companyId} name={name} />
      <Text fz="sm" c="dimmed">
        <bdi>{more.filter((text) => text !== '').join(' · ')}</bdi>
      </Text>
    </div>
  );
}
