// The stages of leads that are in force: the newest that somebody kept, else those that Fiuto comes with.

import { defaultLeadStages, type LeadStages, leadStagesSchema } from '#contract/lead.ts';
import type { Records } from '../open-records.ts';
import { newestRules } from '../questions/keep-rule-versions.ts';

export async function readLeadStages(records: Records): Promise<LeadStages> {
  const kept = await newestRules(records, 'lead_stages');
  return kept === undefined ? defaultLeadStages : leadStagesSchema.parse(kept.value);
}
