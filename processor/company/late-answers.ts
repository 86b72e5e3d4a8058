// Answers from outside that come after the write that asked for them. What is decided meanwhile gets a decision of its own, which no
// other address shares; soon after the answer it is made again, and past events follow, as they hang on it by its id.

import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { type AddressKey, keyOfAddress } from '../sources/address-key.ts';
import type { CompanySources } from '../sources/company-sources.ts';
import {
  type CompanyDecision,
  type DecisionAnswer,
  type EventConsent,
  idOfDigest,
} from './company-decision.ts';
import type { LiveKnowledge } from './company-knowledge.ts';
import { type AwaitedDecisions, answerOf, type OpenQuestion } from './decide-company.ts';
import type { DecisionKeeper } from './keep-decisions.ts';

export interface LateAnswers extends AwaitedDecisions {
  /** An event under this consent hangs on it. */
  note(decision: CompanyDecision, consent: EventConsent): void;
  close(): void;
}

export interface LateAnswersParts {
  readonly knowledge: LiveKnowledge;
  readonly sources: Pick<CompanySources, 'statements' | 'ptrOf' | 'isAwaited' | 'onLate'>;
  readonly keeper: Pick<DecisionKeeper, 'replace' | 'write'>;
  /** Told of every answer that is another now. */
  onChange(decision: CompanyDecision): void;
  /** Called when these are in the store. */
  onWritten?(): Promise<void>;
  readonly log: Pick<Logger, 'warn'>;
  /** Answers of so long are taken up together. */
  readonly gatherMs?: number;
}

interface OpenDecision {
  readonly question: OpenQuestion;
  readonly consents: Set<EventConsent>;
  readonly openedAtMs: number;
  answer: DecisionAnswer;
}

const openMax = 20_000;
/** No full address stays in memory for longer; whoever has not answered by then is not waited for. */
const openMsMax = 300_000;
const sweepEveryMs = 30_000;
const gatherMsUsual = 2_000;

export function createLateAnswers(parts: LateAnswersParts): LateAnswers {
  const { sources, keeper, log, gatherMs = gatherMsUsual } = parts;
  // Of this process alone: an address cannot be found out by trying them.
  const secret = randomBytes(32);
  const opened = new Map<string, OpenDecision>();
  const answered = new Set<AddressKey>();
  let gathering: NodeJS.Timeout | undefined;

  async function takeUp(): Promise<void> {
    gathering = undefined;
    const keys = new Set(answered);
    answered.clear();
    for (const [id, decision] of opened) {
      const { address } = decision.question;
      if (keys.has(keyOfAddress(address)) && !sources.isAwaited(address)) settle(parts, id, decision);
      if (!sources.isAwaited(address)) opened.delete(id);
    }
    await keeper.write();
    await parts.onWritten?.();
  }

  const stopListening = sources.onLate((addresses) => {
    for (const address of addresses) answered.add(keyOfAddress(address));
    gathering ??= setTimeout(() => {
      // What was not written stays with the keeper, for the next write of events.
      takeUp().catch((error: unknown) => log.warn({ reason: String(error) }, 'late answers are kept later'));
    }, gatherMs).unref();
  });
  const sweeping = setInterval(() => dropOld(opened), sweepEveryMs).unref();

  return {
    isAwaited: sources.isAwaited,
    open: (question, answer) => {
      const id = idOfQuestion(secret, question);
      const known = opened.get(id);
      if (known !== undefined) return { id, answer: known.answer };
      if (opened.size >= openMax) return undefined;
      opened.set(id, { question, answer, consents: new Set(), openedAtMs: performance.now() });
      return { id, answer };
    },
    note: ({ id }, consent) => {
      opened.get(id)?.consents.add(consent);
    },
    close: () => {
      stopListening();
      clearTimeout(gathering);
      clearInterval(sweeping);
      opened.clear();
    },
  };
}

function settle(
  { knowledge, sources, keeper, onChange }: LateAnswersParts,
  id: string,
  { question, answer: former, consents }: OpenDecision,
): void {
  const { address, claims: firstParty, day } = question;
  const statements = sources.statements(address);
  const ptr = sources.ptrOf(address);
  const answer = answerOf(knowledge, { address, statements, isBot: false, firstParty, ptr, day });
  if (JSON.stringify(answer) === JSON.stringify(former)) return;
  for (const consent of consents) keeper.replace(id, answer, consent);
  onChange({ id, answer });
}

function idOfQuestion(secret: Uint8Array, { address, claims, day }: OpenQuestion): string {
  const asked = JSON.stringify([String(keyOfAddress(address)), claims, day]);
  return idOfDigest(createHmac('sha256', secret).update(asked).digest());
}

function dropOld(opened: Map<string, OpenDecision>): void {
  const oldestMs = performance.now() - openMsMax;
  for (const [id, { openedAtMs }] of opened) if (openedAtMs < oldestMs) opened.delete(id);
}
