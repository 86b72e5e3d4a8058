// What a test of a REST API found at each path that its mapping names.

import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CrmFound } from '#contract/crm-report.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';

export function RestFound({ found }: { found: readonly CrmFound[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <List fz="sm">
      {found.map(({ kind, count, example, problem, unknownWords }) => (
        <List.Item key={kind}>
          <Text span fz="sm" fw={560}>
            {words.restKind(kind)}:
          </Text>{' '}
          {count === 0
            ? problem === '' && t('rest.foundNothing')
            : t('rest.found', { count, formatted: format.number(count) })}
          {example !== '' && (
            <>
              {', '}
              <bdi>{t('rest.example', { id: example })}</bdi>
            </>
          )}
          {problem !== '' && <> {words.restProblem(problem)}</>}
          {unknownWords.length > 0 && (
            <>
              {' '}
              <bdi>{unknownWords.join(', ')}</bdi>
            </>
          )}
        </List.Item>
      ))}
    </List>
  );
}
