// Notes where a company that visited is called much like a known one: a person decides whether it is the same, nobody else.

import type { Logger } from 'pino';
import { lru } from 'tiny-lru';
import type { Records } from '#stores/records/open-records.ts';
import { keepSuggestions, type NewSuggestion } from '#stores/records/questions/company-suggestions.ts';
import type { CompanyDecision } from './company-decision.ts';
import { keepOrDrop } from './keep-or-drop.ts';

export interface SuggestionKeeper {
  note(decision: CompanyDecision): void;
  /** Keeps what was noted. Never rejects: what cannot be kept now is kept by the next call. */
  write(): Promise<void>;
}

const seenMax = 20_000;
const waitingMax = 1_000;

export function createSuggestionKeeper(records: Records, log: Pick<Logger, 'warn'>): SuggestionKeeper {
  const seen = lru<true>(seenMax);
  let waiting: NewSuggestion[] = [];
  return {
    note: ({ answer }) => {
      const match = answer?.trace.match;
      if (answer === undefined || match === undefined || match.suggestions.length === 0) return;
      const { name, band } = answer.trace;
      // A soft match is too little to ask anybody about.
      if (name === '' || band === 'low' || band === 'none') return;
      for (const { companyId, score } of match.suggestions) {
        const key = `${companyId} ${name}`;
        if (seen.has(key) || waiting.length >= waitingMax) continue;
        seen.set(key, true);
        waiting.push({ kind: 'fuzzy_match', companyId, name, score, reasons: ['similar_name'] });
      }
    },
    write: async () => {
      if (waiting.length === 0) return;
      const made = waiting;
      waiting = [];
      try {
        await keepOrDrop(
          made,
          (some) => keepSuggestions(records, some),
          (reason) => log.warn({ reason }, 'a suggestion about a company cannot be kept and is left out'),
        );
      } catch (error) {
        waiting = [...made, ...waiting].slice(0, waitingMax);
        log.warn({ reason: String(error) }, 'suggestions about companies cannot be kept now');
      }
    },
  };
}
