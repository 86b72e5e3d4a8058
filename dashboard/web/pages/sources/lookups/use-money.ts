// Prices of look-ups in the user's language: millionths of a currency, or of credits where there is none.

import { useTranslation } from 'react-i18next';

const micros = 1_000_000;
/** A look-up may cost a fraction of a cent. */
const decimalsMax = 6;

/** Writes millionths of `currency` (ISO 4217, '' for credits). */
export function useMoney(): (amountMicros: number, currency: string) => string {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language;
  return (amountMicros, currency) => {
    const amount = amountMicros / micros;
    const decimals = { maximumFractionDigits: decimalsMax };
    if (currency !== '')
      return new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals }).format(amount);
    const formatted = new Intl.NumberFormat(locale, { ...decimals, useGrouping: 'always' }).format(amount);
    return t('providers.credits', { count: amount, formatted });
  };
}
