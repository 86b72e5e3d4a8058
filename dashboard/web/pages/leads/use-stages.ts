// The stages of leads with their names in the user's language.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadStageName } from '#contract/lead-report.ts';
import { stagesQuery } from '../../api/lead-queries.ts';

export interface Stages {
  all: readonly LeadStageName[];
  find: (id: string) => LeadStageName | undefined;
  /** The id itself for a stage that is no longer in force. */
  name: (id: string) => string;
  choices: { value: string; label: string }[];
}

const none: readonly LeadStageName[] = [];

export function useStages(): Stages {
  const { i18n } = useTranslation();
  const { data } = useQuery(stagesQuery);
  const all = data?.stages ?? none;
  const language = i18n.language === 'it' ? 'it' : 'en';
  return useMemo(() => {
    const find = (id: string) => all.find((stage) => stage.id === id);
    const name = (id: string) => find(id)?.names[language] ?? id;
    return { all, find, name, choices: all.map(({ id }) => ({ value: id, label: name(id) })) };
  }, [all, language]);
}

/** Whoever puts a lead there must say why. */
export function needsReason(stage: LeadStageName | undefined): boolean {
  return stage?.kind === 'lost' || stage?.kind === 'not_interesting';
}
