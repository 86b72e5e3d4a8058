// To which company this one belongs, and which belong to it.

import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetail, CompanyName } from '#contract/company-report.ts';
import { changeCompany } from '../../api/company-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CompanyChoice } from './company-choice.tsx';
import { CompanyLink } from './company-parts.tsx';
import { AddPart } from './part-list.tsx';
import { useChangeCompany } from './use-change-company.ts';
import { useMayChange } from './use-may-change.ts';

export function CompanyGroup({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayChange = useMayChange(company);
  return (
    <Section title={t('companies.groupTitle')} text={t('companies.groupText')}>
      <Text fz="xs" fw={600} c="dimmed" mb={3}>
        {t('companies.parent')}
      </Text>
      {company.parent ? (
        <CompanyLink id={company.parent.id} name={company.parent.name} />
      ) : (
        <Text fz="sm" c="dimmed">
          {t('companies.noParent')}
        </Text>
      )}
      {mayChange && <ChangeParent key={company.parent?.id ?? 0} company={company} />}
      <Text fz="xs" fw={600} c="dimmed" mt="md" mb={3}>
        {t('companies.plants')}
      </Text>
      {company.plants.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('companies.noPlants')}
        </Text>
      )}
      <ul className="part-rows">
        {company.plants.map(({ id, name, country, province }) => (
          <li key={id} className="part-row">
            <div className="part-what">
              <CompanyLink id={id} name={name} />
              <Text fz="xs" c="dimmed">
                {[province, format.country(country)].filter((text) => text !== '').join(', ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ChangeParent({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const [open, panel] = useDisclosure(false);
  const [parent, setParent] = useState<CompanyName | null>(null);
  const change = useChangeCompany((parentId: number | null) => changeCompany(company.id, { parentId }), {
    quiet: true,
    onDone: panel.close,
  });
  if (!open) {
    return (
      <Group gap={6} mt={6}>
        <Button variant="default" size="compact-xs" onClick={panel.open}>
          {t(company.parent ? 'companies.changeParent' : 'companies.setParent')}
        </Button>
        {company.parent && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            loading={change.isPending}
            onClick={() => change.mutate(null)}
          >
            {t('companies.removeParent')}
          </Button>
        )}
      </Group>
    );
  }
  return (
    <AddPart
      action={t('frame.save')}
      pending={change.isPending}
      error={change.error}
      ready={parent !== null}
      onAdd={() => parent && change.mutate(parent.id)}
    >
      <div style={{ flex: '1 1 180px' }}>
        <CompanyChoice
          label={t('companies.parent')}
          value={parent}
          onChange={setParent}
          without={company.id}
        />
      </div>
    </AddPart>
  );
}
