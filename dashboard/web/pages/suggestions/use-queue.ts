// The queue of open suggestions: which one is looked at, the answers, and taking the last answer back. An answered one leaves
// at once; should the server refuse, it comes back with the reason.

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/company-report.ts';
import { companiesKey } from '../../api/company-queries.ts';
import {
  type Answer,
  type Answered,
  answerSuggestion,
  reopenSuggestion,
  suggestionsKey,
  suggestionsQuery,
} from '../../api/suggestion-queries.ts';
import { describeFailure } from '../../frame/describe-failure.ts';
import { usePaged } from '../../frame/use-paged.ts';
import type { SuggestionSearch } from './suggestion-search.ts';

/** Fewer than this are left on the screen: fetch more. */
const fewLeft = 8;

export type Queue = ReturnType<typeof useQueue>;

export function useQueue(search: SuggestionSearch) {
  const { state = 'open', kind } = search;
  const list = usePaged(suggestionsQuery({ state, ...(kind && { kind }) }), 'suggestions');
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const [current, setCurrent] = useState<number | null>(null);
  const rows = useMemo(
    () => list.rows?.filter(({ id }) => state !== 'open' || !gone.has(id)),
    [list.rows, gone, state],
  );
  const { more } = list;
  const isShort = rows !== undefined && rows.length < fewLeft && gone.size > 0;
  useEffect(() => {
    if (isShort && more && !more.loading) more.load();
  }, [isShort, more]);
  const place = Math.max(0, rows?.findIndex(({ id }) => id === current) ?? 0);
  const move = useCallback(
    (by: number) => {
      if (!rows || rows.length === 0) return;
      const next = Math.min(rows.length - 1, Math.max(0, current === null ? 0 : place + by));
      setCurrent(rows[next]?.id ?? null);
    },
    [rows, place, current],
  );
  const { answer, undo, last } = useAnswers(setGone, (answered) => {
    const next = rows?.[place + 1] ?? rows?.[place - 1];
    if (rows?.[place]?.id === answered.id) setCurrent(next?.id ?? null);
  });
  return {
    list,
    rows,
    current: rows?.[place],
    isChosen: current !== null,
    choose: setCurrent,
    move,
    answer,
    undo,
    last,
  };
}

const doneWords = {
  accept: 'accepted',
  refuse: 'refused',
  company_is_parent: 'grouped',
  other_is_parent: 'grouped',
} as const satisfies Record<Answer, string>;

function useAnswers(
  setGone: (change: (old: ReadonlySet<number>) => ReadonlySet<number>) => void,
  onAnswer: (suggestion: Suggestion) => void,
) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [last, setLast] = useState<Answered | null>(null);
  // The last answer given, also while it is on its way: undoing then must not take back the one before it.
  const given = useRef<Promise<Answered | null>>(Promise.resolve(null));
  const fail = (error: unknown) =>
    notifications.show({ color: 'red', title: t('frame.saveFailed'), message: describeFailure(error, t) });
  const answer = async (suggestion: Suggestion, said: Answer) => {
    setGone((old) => new Set(old).add(suggestion.id));
    onAnswer(suggestion);
    const sent = answerSuggestion(suggestion, said);
    const before = given.current;
    given.current = sent.catch(() => before);
    try {
      setLast(await sent);
      const message = t(`suggestions.${doneWords[said]}`);
      notifications.show({ color: 'green', message });
      await client.invalidateQueries({ queryKey: companiesKey });
    } catch (error) {
      setGone((old) => new Set([...old].filter((id) => id !== suggestion.id)));
      fail(error);
    }
  };
  const undo = async () => {
    const taken = given.current;
    // Whoever presses it twice takes one answer back once.
    given.current = Promise.resolve(null);
    const answered = await taken;
    if (!answered) {
      notifications.show({ color: 'gray', message: t('suggestions.nothingToUndo') });
      return;
    }
    try {
      await reopenSuggestion(answered);
      setLast(null);
      setGone((old) => new Set([...old].filter((id) => id !== answered.suggestion.id)));
      notifications.show({ color: 'green', message: t('suggestions.undone') });
      await client.invalidateQueries({ queryKey: companiesKey });
      await client.invalidateQueries({ queryKey: suggestionsKey });
    } catch (error) {
      given.current = taken;
      fail(error);
    }
  };
  return { answer, undo, last };
}
