// What the records say about companies, ready for the resolver: companies and operators' words from memory, the weights in
// force. Follows the records by itself; while they are away, the last state goes on.

import type { Logger } from 'pino';
import { type EvidenceWeights, evidenceWeightsSchema } from '#contract/evidence-weights.ts';
import type { CompanyKnowledge } from '#intelligence/company/company-knowledge.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { hashRules } from '#intelligence/company/hash-rules.ts';
import { createDomainReader } from '#intelligence/company/read-domain.ts';
import { createNameReader } from '#intelligence/company/read-name.ts';
import { type KnownCompanies, openKnownCompanies } from '#stores/records/known-companies.ts';
import type { Records } from '#stores/records/open-records.ts';
import { newestRules } from '#stores/records/questions/keep-rule-versions.ts';

export interface LiveKnowledge extends Pick<KnownCompanies, 'staffOf' | 'staffOfDomain' | 'changesSince'> {
  current(): CompanyKnowledge;
  /** Rises with every change of companies, words or weights. */
  readonly revision: number;
  /** Names the weights in force. */
  readonly rules: string;
  /** Reads what changed now; rejects when PostgreSQL is away. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** About 1 kB each. */
const readingsMax = 20_000;
const followEveryMs = 2_000;

/** Resolves when everything is in memory. */
export async function openCompanyKnowledge(
  records: Records,
  log: Pick<Logger, 'warn'>,
): Promise<LiveKnowledge> {
  const companies = await openKnownCompanies(records, { log });
  const names = createNameReader(readingsMax);
  const domains = createDomainReader(readingsMax);
  let weights = await readWeights(records, log);
  let built = build(companies, weights, names, domains);
  let seen = companies.revision;

  /** Weights are a change like any other, so that the companies' revision tells when to look. */
  async function follow(): Promise<void> {
    if (companies.revision === seen) return;
    const revision = companies.revision;
    weights = await readWeights(records, log);
    // A new object: what was worked out with the former one is remembered beside it, and must not be taken for new.
    built = build(companies, weights, names, domains);
    seen = revision;
  }
  // A failure is told by the companies, whose own reading fails with it.
  const timer = setInterval(() => void follow().catch(() => undefined), followEveryMs).unref();
  return {
    current: () => built,
    get revision() {
      return seen;
    },
    get rules() {
      return built.rules;
    },
    staffOf: companies.staffOf,
    staffOfDomain: companies.staffOfDomain,
    changesSince: companies.changesSince,
    refresh: async () => {
      await companies.refresh();
      await follow();
    },
    close: async () => {
      clearInterval(timer);
      await companies.close();
    },
  };
}

async function readWeights(records: Records, log: Pick<Logger, 'warn'>): Promise<EvidenceWeights> {
  const newest = await newestRules(records, 'evidence_weights');
  if (newest === undefined) return defaultWeights;
  const read = evidenceWeightsSchema.safeParse(newest.value);
  if (read.success) return read.data;
  log.warn({ version: newest.version }, 'the weights of evidence cannot be read; the built-in ones hold');
  return defaultWeights;
}

function build(
  companies: KnownCompanies,
  weights: EvidenceWeights,
  names: CompanyKnowledge['names'],
  domains: CompanyKnowledge['domains'],
): CompanyKnowledge {
  return {
    weights,
    rules: hashRules(weights),
    names,
    domains,
    pinOf: companies.pinOf,
    pinOfDomain: companies.pinOfDomain,
    suppressionsOf: companies.suppressionsOf,
    company: companies.company,
    companiesOfDomain: companies.companiesOfDomain,
    companiesOfAliasDomain: companies.companiesOfAliasDomain,
    companiesOfHandle: companies.companiesOfHandle,
    companiesOfName: companies.companiesOfName,
    suggest: (name) => companies.suggest(name, ''),
    organisationsOfDomain: () => 0,
    votesOfSystem: () => [],
  };
}
