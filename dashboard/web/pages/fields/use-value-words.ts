// What stands in a field, and what the field is called, in the user's language.

import { useTranslation } from 'react-i18next';
import type { CustomField, FieldLabels, FieldValue } from '#contract/field-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useDay } from '../orders/order-formats.ts';

export function useLabel(): (label: FieldLabels) => string {
  const { i18n } = useTranslation();
  return (label) => (i18n.language.startsWith('it') ? label.it : label.en);
}

/** '' for nothing. */
export function useValueWords(): (field: CustomField, value: FieldValue) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const day = useDay();
  const label = useLabel();
  return ({ type, choices }, value) => {
    if (value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'frame.yes' : 'frame.no');
    if (typeof value === 'number') return format.number(value);
    const choice = choices.find(({ id }) => id === value);
    if (type === 'choice') return choice ? label(choice) : value;
    return type === 'date' ? day(value) : value;
  };
}
