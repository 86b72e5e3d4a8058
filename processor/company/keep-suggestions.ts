// Notes where a company that visited is called much like a known one, and where two known ones are called alike: a person
// decides whether it is the same, nobody else.

import type { Logger } from 'pino';
import QuickLRU from 'quick-lru';
import type { Records } from '#stores/records/open-records.ts';
import { keepDuplicates, type MetPair } from '#stores/records/questions/company-duplicates.ts';
import { keepSuggestions, type NewSuggestion } from '#stores/records/questions/company-suggestions.ts';
import type { CompanyDecision, DecisionAnswer } from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { findMetPairs } from './find-met-pairs.ts';
import { keepOrDrop } from './keep-or-drop.ts';

export interface SuggestionKeeper {
  note(decision: CompanyDecision): void;
  /** Keeps what was noted. Never rejects: what cannot be kept now is kept by the next call. */
  write(): Promise<void>;
}

const seenMax = 20_000;
const waitingMax = 1_000;

export function createSuggestionKeeper(
  records: Records,
  knowledge: Pick<LiveKnowledge, 'current'>,
  log: Pick<Logger, 'warn'>,
): SuggestionKeeper {
  const looked = new QuickLRU<string, DecisionAnswer>({ maxSize: seenMax });
  const seen = new QuickLRU<string, true>({ maxSize: seenMax });
  let waiting: NewSuggestion[] = [];
  let pairs: MetPair[] = [];

  function isNew(key: string): boolean {
    if (seen.has(key)) return false;
    seen.set(key, true);
    return true;
  }

  return {
    note: ({ id, answer }) => {
      // The same decision hangs on many events; made again, it may ask something else under its id.
      if (answer === undefined || looked.get(id) === answer) return;
      looked.set(id, answer);
      const { name, band, match } = answer.trace;
      // A soft match is too little to ask anybody about.
      if (name === '' || band === 'low' || band === 'none') return;
      for (const { companyId, score } of match.suggestions) {
        if (waiting.length < waitingMax && isNew(`${companyId} ${name}`))
          waiting.push({ kind: 'fuzzy_match', companyId, name, score, reasons: ['similar_name'] });
      }
      for (const pair of findMetPairs(answer.trace, knowledge.current())) {
        if (pairs.length < waitingMax && isNew(`pair ${pair.companyId} ${pair.otherId}`)) pairs.push(pair);
      }
    },
    write: async () => {
      if (waiting.length === 0 && pairs.length === 0) return;
      const [made, met] = [waiting, pairs];
      waiting = [];
      pairs = [];
      try {
        const onDrop = (reason: string) =>
          log.warn({ reason }, 'a suggestion about a company cannot be kept and is left out');
        await keepOrDrop(made, (some) => keepSuggestions(records, some), onDrop);
        await keepOrDrop(met, (some) => keepDuplicates(records, some), onDrop);
      } catch (error) {
        waiting = [...made, ...waiting].slice(0, waitingMax);
        pairs = [...met, ...pairs].slice(0, waitingMax);
        log.warn({ reason: String(error) }, 'suggestions about companies cannot be kept now');
      }
    },
  };
}
