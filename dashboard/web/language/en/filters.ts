// English words of kept filters.

export const filters = {
  menu: 'Saved filters',
  menuOf: 'Saved filters: {{name}} is open',
  own: 'Mine',
  shared: 'Shared with me',
  by: 'by {{name}}',
  keep: 'Save these filters …',
  change: 'Change mine …',
  keepTitle: 'Save these filters',
  changeTitle: 'My saved filters',
  name: 'Name',
  namePlaceholder: 'Such as: hot, without a next step',
  sharing: 'Who sees it',
  sharingText: 'Others can open it, and see what they may see. Only you change it.',
  sharing_nobody: 'Only I',
  sharing_team: 'A team',
  sharing_all: 'Everybody',
  team: 'Team',
  keepPresent: 'Save the present filters under this name',
  changeOne: 'Change {{name}}',
  removeOne: 'Remove {{name}}',
  removed: 'Removed: {{name}}',
  none: 'You have saved no filters of this list.',
};

/** What the audit log calls deeds. */
export const filterWords = {
  deedAddSavedFilter: 'Saved a filter',
  deedChangeSavedFilter: 'Changed a saved filter',
  deedRemoveSavedFilter: 'Removed a saved filter',
};
