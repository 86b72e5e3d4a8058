// What became of a request, and the buttons that say so.

import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestDetail, RequestState } from '#contract/request-report.ts';
import { changeRequest, requestQuery, requestsKey } from '../../api/request-queries.ts';
import { Section } from '../../frame/section.tsx';
import { useDeed } from '../../frame/use-deed.ts';
import { useMay } from '../../frame/use-may.ts';
import { useFormat } from '../../language/use-format.ts';
import { useWords } from '../../language/use-words.ts';
import { stateValues } from './request-search.ts';

export function RequestHistory({ request }: { request: RequestDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const mayChange = useMay()('changeRequests');
  const { mutate, isPending } = useDeed({
    run: (state: RequestState) => changeRequest(request.id, state),
    done: t('requests.changed'),
    stale: [requestsKey, requestQuery(request.id).queryKey],
  });
  return (
    <Section title={t('requests.history')}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        <li>
          <Text span fz="sm">
            {format.dateTime(request.receivedAt)}: {t('requests.historyNew')}
          </Text>
        </li>
        {request.history.map(({ state, byName, at }) => (
          <li key={`${at} ${state}`}>
            <Text span fz="sm" style={{ overflowWrap: 'anywhere' }}>
              {format.dateTime(at)}:{' '}
              <bdi>
                {byName === ''
                  ? t('requests.historyAgain', { state: words.request(state) })
                  : t('requests.historyBy', { state: words.request(state), name: byName })}
              </bdi>
            </Text>
          </li>
        ))}
      </ul>
      {mayChange && (
        <Group gap="xs" mt="md" role="group" aria-label={t('requests.changeTo')}>
          {stateValues
            .filter((state) => state !== request.state)
            .map((state) => (
              <Button
                key={state}
                size="xs"
                variant="default"
                disabled={isPending}
                aria-label={`${t('requests.changeTo')}: ${words.request(state)}`}
                onClick={() => mutate(state)}
              >
                {words.request(state)}
              </Button>
            ))}
        </Group>
      )}
    </Section>
  );
}
