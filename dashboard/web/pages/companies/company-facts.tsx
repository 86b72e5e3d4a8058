// What is known of a company, one line a fact; each can be changed where it stands by whoever may.

import { ActionIcon, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail } from '#contract/company-report.ts';
import { OutsideText } from '../../frame/outside-text.tsx';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { useSourceName } from './company-parts.tsx';
import { EditFact } from './edit-fact.tsx';
import { type Fact, type FactName, factNames, useFactValues } from './fact-values.ts';
import { useMayChange } from './use-may-change.ts';

export function CompanyFacts({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sourceName = useSourceName();
  const mayChange = useMayChange(company);
  const [editing, setEditing] = useState<FactName | null>(null);
  const values = useFactValues(company);
  const shown = company.isWhole ? factNames : factNames.filter((name) => openFacts.has(name));
  return (
    <Section title={t('companies.facts')}>
      <dl className="facts">
        {shown.map((name) => (
          <Fragment key={name}>
            <dt>{values[name].label}</dt>
            <dd>
              {editing === name ? (
                <EditFact company={company} name={name} onClose={() => setEditing(null)} />
              ) : (
                <FactLine fact={values[name]} onEdit={mayChange ? () => setEditing(name) : undefined} />
              )}
            </dd>
          </Fragment>
        ))}
        {company.isWhole && (
          <>
            <dt>{t('companies.source')}</dt>
            <dd>
              <OutsideText value={sourceName(company.source)} />
            </dd>
          </>
        )}
        <dt>{t('companies.addedAt')}</dt>
        <dd>{format.date(company.createdAt)}</dd>
        <dt>{t('companies.changed')}</dt>
        <dd>{format.dateTime(company.changedAt)}</dd>
      </dl>
    </Section>
  );
}

/** What everybody sees of a company that a colleague looks after. */
const openFacts: ReadonlySet<FactName> = new Set(['name', 'status', 'ownerId', 'country', 'province']);

function FactLine({ fact, onEdit }: { fact: Fact; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation();
  const label = t('companies.editFact', { fact: fact.label });
  return (
    <Group gap={4} wrap="nowrap" justify="space-between" mih={22}>
      <OutsideText value={fact.shown} />
      {onEdit && (
        <ActionIcon size="sm" aria-label={label} title={label} onClick={onEdit}>
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
