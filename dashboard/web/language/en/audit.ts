// English words of Audit.

export const audit = {
  title: 'Audit',
  text: 'Who looked at personal data, and who changed what. Kept for 24 months.',
  at: 'When',
  user: 'User',
  action: 'What',
  subject: 'Details',
  rows: 'Records shown',
  whole: 'All details',
  notDone: 'not done',
  emptyTitle: 'Nothing on record',
  emptyText: 'Looks at personal data and changes appear here.',
};
