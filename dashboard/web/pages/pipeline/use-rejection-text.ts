// Says in the user's language what was wrong with a rejected event.

import { useTranslation } from 'react-i18next';
import { useWords } from '../../language/use-words.ts';
import { readRejection } from './read-rejection.ts';

/** A sentence for each fault; the text itself where it is none of ours, and '' where there is none. */
export function useRejectionText(): (error: string) => string {
  const { t } = useTranslation();
  const words = useWords();
  return (error) => {
    const faults = error === '' ? undefined : readRejection(error);
    if (faults === undefined) return error;
    return faults
      .map(({ key, values }) => {
        const { expected = '', received = '' } = values;
        const kinds = { expected: words.jsonKind(expected), received: words.jsonKind(received) };
        return t(`pipeline.${key}`, { id: '', ...values, ...kinds });
      })
      .join(' ');
  };
}
