// What taking an import back did, and what could not be taken back since somebody had changed it.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompanyImport } from '#contract/company-report.ts';
import { Section } from '../../frame/section.tsx';
import { useFormat } from '../../language/use-format.ts';
import { CompanyLink } from '../companies/company-parts.tsx';
import { useFieldName } from './use-field-name.ts';

export function ImportUndone({ undone }: { undone: NonNullable<CompanyImport['undone']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fieldName = useFieldName();
  const { restored, removed, keptCount, kept } = undone;
  return (
    <>
      <Text fz="sm">
        {t('imports.undoneCounts', {
          restored: format.number(restored),
          removed: format.number(removed),
          kept: format.number(keptCount),
        })}
      </Text>
      {kept.length > 0 && (
        <Section title={t('imports.keptTitle')} text={t('imports.keptText')}>
          <ul className="part-rows">
            {kept.map(({ companyId, name, fields }) => (
              <li key={companyId} className="part-row">
                <div className="part-what">
                  <CompanyLink id={companyId} name={name} />
                  <Text fz="xs" c="dimmed">
                    {fields.map(fieldName).join(', ')}
                  </Text>
                </div>
              </li>
            ))}
          </ul>
          {keptCount > kept.length && (
            <Text fz="xs" c="dimmed" mt="xs">
              {t('imports.keptMore')}
            </Text>
          )}
        </Section>
      )}
    </>
  );
}
