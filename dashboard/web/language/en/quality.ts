// English words of the quality of the data.

export const quality = {
  title: 'Data quality',
  text: 'What is stale, cannot be right, was typed in bulk or was only claimed, by team. A number leads to the records.',
  days: 'Stale after',
  afterDays_one: '{{formatted}} day',
  afterDays_other: '{{formatted}} days',
  rule: 'What to look at',
  noTeam: 'No team, or nobody’s',
  group_stale: 'Stale',
  group_implausible: 'Implausible',
  group_bulk: 'In bulk',
  group_claimed: 'Claimed',
  countOf: '{{team}}: {{count}}',
  cut: 'Of some rules more than 1,000,000 records were found; the rest is not counted.',
  countedAt: 'Counted: {{time}}.',
  recounting: 'Counted: {{time}}. It is being counted anew.',
  allRules: 'All rules',
  team: 'Team',
  record: 'Record',
  owner: 'Whose',
  nobody: 'nobody',
  at: 'Since',
  detail: 'What is odd',
  entries_one: '{{formatted}} entry',
  entries_other: '{{formatted}} entries',
  emptyTitle: 'Nothing to look at',
  emptyText: 'No record of this team is found by this rule.',
};

/** What the audit log calls deeds. */
export const qualityWords = {
  deedLookDataQuality: 'Looked at records of odd quality',
};
