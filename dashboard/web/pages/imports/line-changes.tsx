// What a line changes: each field with what stood there and what comes.

import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyImportLine } from '#contract/company-report.ts';
import { orderKinds } from '#contract/order-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { useFieldName } from './use-field-name.ts';

export function LineChanges({ line: { changes, outcome } }: { line: CompanyImportLine }) {
  const { t } = useTranslation();
  const words = useWords();
  const fieldName = useFieldName();
  const format = useFormat();
  const show = (field: string, value: string) => {
    if (field === 'status') return words.status(value);
    if (field === 'document_kind') return t(`orders.${orderKinds.find((kind) => kind === value) ?? 'order'}`);
    if (field === 'country') return format.country(value);
    const isNumber = ['employees', 'turnover', 'amount'].includes(field) && value !== '';
    return isNumber ? format.number(Number(value)) : value;
  };
  if (changes.length === 0) return null;
  return (
    <dl className="facts changes">
      {changes.map(({ field, before, after }) => (
        <Fragment key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            {/* A new company was nothing before. */}
            {before !== '' && outcome !== 'new' && (
              <>
                <Text span inherit c="dimmed" td="line-through">
                  <bdi>{show(field, before)}</bdi>
                </Text>
                {' → '}
              </>
            )}
            <bdi>{after === '' ? t('imports.nothingBefore') : show(field, after)}</bdi>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
