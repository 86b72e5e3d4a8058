// Turns a trace into sentences in the user's language: what speaks for a company, what against, what was left out and why,
// and why nobody is named. Nothing is worked out anew here.

import type { TFunction } from 'i18next';
import type { EvidenceReport, TraceReport } from '#contract/trace-report.ts';
import { endOnce } from '../language/end-once.ts';
import { describeSign } from './describe-sign.ts';
import { evidenceWords, findWord, leftWords, matchWords, noneWords } from './evidence-words.ts';
import { nameSource } from './name-source.ts';

export interface EvidenceSentence {
  id: string;
  text: string;
  bits: number;
  /** The data set as people call it. */
  source: string;
  /** What was read there, for those who want to check: field and value. */
  read: string;
}

export interface TraceSentences {
  /** Why nobody is named; '' when somebody is. */
  none: string;
  support: EvidenceSentence[];
  doubts: EvidenceSentence[];
  vetoes: string[];
  leftOut: { name: string; why: string }[];
  /** Why the network is believed to be of its kind. */
  kind: string[];
  /** How it was tied to a known company, or why not. */
  match: string;
}

export function describeTrace(trace: TraceReport, t: TFunction): TraceSentences {
  const none = trace.decision === 'none' ? describeNobody(trace, t) : '';
  return {
    none,
    support: trace.evidence.map((evidence) => describeEvidence(evidence, t)),
    doubts: trace.against.map((evidence) => describeEvidence(evidence, t)),
    // A veto that only says the reason again is left out.
    vetoes: unique(trace.vetoes.map((veto) => describeVeto(veto, t))).filter((veto) => veto !== none),
    leftOut: trace.discarded.map(({ name, why }) => ({ name, why: describeLeftOut(why, t) })),
    kind: unique(trace.kindReasons.map((reason) => describeSign(reason, t))),
    match: describeMatch(trace, t),
  };
}

/** That somebody was named wrongly is another word than that nobody is to be named. */
function describeNobody({ reason, discarded }: TraceReport, t: TFunction): string {
  const wrong = discarded.filter(({ why }) => why === 'suppressed').map(({ name }) => name);
  const isNobodyHere = discarded.some(({ why }) => why === 'nobody_here');
  if (reason !== 'suppressed' || isNobodyHere || wrong.length === 0) return describeNone(reason, t);
  return endOnce(t('evidence.noneCorrected', { names: unique(wrong).join(', ') }));
}

/** `reason`: of a trace, such as `isp_pool`. */
export function describeNone(reason: string, t: TFunction): string {
  return t(`evidence.${findWord(noneWords, reason) ?? 'noneNoData'}`);
}

function describeEvidence(evidence: EvidenceReport, t: TFunction): EvidenceSentence {
  const { id, bits, dataset, field, value } = evidence;
  const word = findWord(evidenceWords, id);
  const isUnknownProvider = id === 'N2_provider' && field === 'provider';
  const key = isUnknownProvider ? 'byN2ProviderUnknown' : (word ?? 'byUnknown');
  return {
    id,
    bits,
    text: endOnce(t(`evidence.${key}`, { id, value })),
    source: nameSource(dataset, t),
    read: `${field}: ${value}`,
  };
}

/** A veto is a sign, or one of two plain words. */
function describeVeto(veto: string, t: TFunction): string {
  return veto.includes(':') ? describeSign(veto, t) : describeNone(veto, t);
}

function describeLeftOut(why: string, t: TFunction): string {
  // Such as `provider_domain(n=12)`.
  const plain = why.replace(/\(.*$/, '');
  const word = findWord(leftWords, plain);
  if (word) return t(`evidence.${word}`);
  return findWord(noneWords, plain) ? describeNone(plain, t) : t('evidence.leftOther', { why });
}

function describeMatch({ decision, band, match }: TraceReport, t: TFunction): string {
  if (decision === 'none') return '';
  const word = findWord(matchWords, match.rule);
  if (match.companyId > 0) return word ? t(`evidence.${word}`) : '';
  if (match.candidates.length > 1) return t('evidence.matchAmbiguous');
  if (match.suggestions.length === 0) return t('evidence.matchNone');
  // Nobody is asked about a company that may not have been here.
  return t(band === 'low' ? 'evidence.matchSimilar' : 'evidence.matchSuggested');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
