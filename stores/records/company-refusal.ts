// Why something about companies was not done. Thrown inside the transaction, which is taken back by it.

import { brokenUniqueness } from './read-failure.ts';

export type CompanyRefusalCode =
  | 'unknown_company'
  | 'unknown_owner'
  | 'unknown_domain'
  | 'unknown_alias'
  | 'unknown_network'
  | 'unknown_handle'
  | 'unknown_pin'
  | 'unknown_correction'
  | 'unknown_suggestion'
  | 'unknown_dataset'
  | 'unknown_version'
  | 'unknown_import'
  | 'domain_taken'
  | 'handle_taken'
  | 'network_taken'
  | 'network_overlaps'
  | 'alias_taken'
  | 'external_id_taken'
  | 'pin_taken'
  | 'same_company'
  | 'company_merged'
  | 'company_not_merged'
  | 'leads_changed'
  | 'parent_loop'
  | 'terms_changed'
  | 'terms_not_accepted'
  | 'correction_undone'
  | 'not_your_correction'
  | 'suggestion_decided'
  | 'import_not_ready'
  | 'import_names_undecided'
  | 'import_not_applied';

export class CompanyRefusal extends Error {
  override readonly name = 'CompanyRefusal';
  readonly code: CompanyRefusalCode;
  /** The company or thing that is in the way, by name; '' when there is none to tell. */
  readonly detail: string;

  constructor(code: CompanyRefusalCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** What two writers at the same moment run into, by the index that tells them apart. */
const refusalOfIndex: Readonly<Record<string, CompanyRefusalCode>> = {
  companies_external: 'external_id_taken',
  company_domains_pkey: 'domain_taken',
  company_handles_pkey: 'handle_taken',
  company_networks_range: 'network_taken',
  company_aliases_name: 'alias_taken',
  pins_domain: 'pin_taken',
  pins_range: 'pin_taken',
  company_merges_holding: 'company_merged',
};

/** Runs `work`; what fails because another writer was faster fails with a CompanyRefusal. */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = refusalOfIndex[brokenUniqueness(error)];
    throw code === undefined ? error : new CompanyRefusal(code);
  }
}
