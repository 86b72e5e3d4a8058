// English words of the administrator's own fields.

export const fields = {
  title: 'Own fields',
  text: 'What you want to know of companies, people and leads beside what is there. They stand on their pages, in their history and in exports.',
  sectionTitle: 'Own fields',
  historyTitle: 'Changes of the own fields',
  of_company: 'Of companies',
  of_person: 'Of people',
  of_lead: 'Of leads',
  none: 'None yet.',
  add: 'Add a field',
  change: 'Change {{name}}',
  moveUp: 'Move {{name}} up',
  archive: 'Archive {{name}}',
  restore: 'Take {{name}} out of the archive',
  archived: 'Archived',
  labelEn: 'Name in English',
  labelIt: 'Name in Italian',
  type: 'What it holds',
  type_text: 'Text',
  type_number: 'Number',
  type_date: 'Day',
  type_yes_no: 'Yes or no',
  type_choice: 'Choice',
  choiceEn: 'Choice in English',
  choiceIt: 'Choice in Italian',
  addChoice: 'Add a choice',
  removeChoice: 'Remove choice {{place}}',
};

export const fieldWords = {
  deedAddField: 'Added an own field',
  deedChangeField: 'Changed an own field',
  deedLookFields: 'Looked at own fields',
  deedFillField: 'Filled in an own field',
  deedUndoField: 'Took a change of an own field back',
};
