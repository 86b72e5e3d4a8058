// What the records say about companies, ready for the resolver: companies and operators' words from memory, crowds that were
// counted, the weights in force. Follows the records by itself; while they are away, the last state goes on.

import type { Logger } from 'pino';
import { type EvidenceWeights, evidenceWeightsSchema } from '#contract/evidence-weights.ts';
import type { CompanyKnowledge, SystemVote } from '#intelligence/company/company-knowledge.ts';
import { type CrowdBook, createCrowdBook } from '#intelligence/company/crowds/crowd.ts';
import { defaultWeights } from '#intelligence/company/evidence-weights.ts';
import { hashRules } from '#intelligence/company/hash-rules.ts';
import { createDomainReader } from '#intelligence/company/read-domain.ts';
import { createNameReader } from '#intelligence/company/read-name.ts';
import { type KnownCompanies, openKnownCompanies } from '#stores/records/known-companies.ts';
import type { Records } from '#stores/records/open-records.ts';
import { readCrowds } from '#stores/records/questions/keep-crowds.ts';
import { newestRules } from '#stores/records/questions/keep-rule-versions.ts';

/** What sources say of systems and domains; it is another when the revision is. */
interface CountedSources extends Pick<CompanyKnowledge, 'votesOfSystem' | 'organisationsOfDomain'> {
  readonly revision: number;
}

export interface LiveKnowledge extends Pick<KnownCompanies, 'staffOf' | 'staffOfDomain' | 'changesSince'> {
  current(): CompanyKnowledge;
  /** From now on these say what systems are for and whose domains are providers'. */
  attachSources(sources: CountedSources): void;
  /** Rises with every change of companies, words, crowds or weights. */
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
const noVotes: readonly SystemVote[] = [];
/** Until the sources are open. */
const noSources: CountedSources = {
  votesOfSystem: () => noVotes,
  organisationsOfDomain: () => 0,
  revision: 0,
};

/** Resolves when everything is in memory. */
export async function openCompanyKnowledge(
  records: Records,
  log: Pick<Logger, 'warn'>,
): Promise<LiveKnowledge> {
  const companies = await openKnownCompanies(records, { log });
  const names = createNameReader(readingsMax);
  const domains = createDomainReader(readingsMax);
  let weights = await readWeights(records, log);
  let crowds = createCrowdBook(await readCrowds(records));
  let sources = noSources;
  let sourcesSeen = sources.revision;
  // A new object: what was worked out with the former one is remembered beside it, and must not be taken for new.
  const buildAnew = () => {
    sourcesSeen = sources.revision;
    return build({ companies, weights, names, domains, crowds, sources });
  };
  let built = buildAnew();
  let seen = companies.revision;

  /** Weights and crowds are a change like any other, so that the companies' revision tells when to look. */
  async function follow(): Promise<void> {
    if (companies.revision === seen) return;
    const revision = companies.revision;
    weights = await readWeights(records, log);
    crowds = createCrowdBook(await readCrowds(records));
    built = buildAnew();
    seen = revision;
  }
  // A failure is told by the companies, whose own reading fails with it.
  const timer = setInterval(() => void follow().catch(() => undefined), followEveryMs).unref();
  return {
    current: () => {
      if (sources.revision !== sourcesSeen) built = buildAnew();
      return built;
    },
    attachSources: (given) => {
      sources = given;
      built = buildAnew();
    },
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

interface KnowledgeParts extends Pick<CompanyKnowledge, 'weights' | 'names' | 'domains'> {
  readonly companies: KnownCompanies;
  readonly crowds: CrowdBook;
  readonly sources: CountedSources;
}

function build({ companies, weights, names, domains, crowds, sources }: KnowledgeParts): CompanyKnowledge {
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
    visitorsOf: crowds.visitorsOf,
    organisationsOfDomain: sources.organisationsOfDomain,
    votesOfSystem: sources.votesOfSystem,
  };
}
