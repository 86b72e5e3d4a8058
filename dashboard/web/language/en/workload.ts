// English words of the workload.

export const workload = {
  title: 'Workload',
  text: 'Who has how much to do, by team, and who is away.',
  colleague: 'Colleague',
  openLeads: 'Open leads',
  tasksOverdue: 'Overdue tasks',
  tasksDue: 'Due in 7 days',
  promises: 'Promises',
  promisesLate: '{{count}} ({{late}} overdue)',
  newRequests: 'New requests',
  sum: 'Together',
  noTeam: 'In no team',
  noTeams: 'There is no team yet. Make teams under “Teams”.',
  nobodys: 'Nobody’s',
  nobodysText: 'What nobody looks after yet.',
  standsIn: 'stands in for {{names}}',
  note: 'Promises are open tasks that somebody outside was promised. New requests are those of the last 60 days that nobody has taken, from addresses of companies that the colleague looks after.',
};
