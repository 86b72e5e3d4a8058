// English words of the exchange of files with a CRM.

export const files = {
  title: 'Files',
  text: 'Companies, people, notes and tasks are written as whole tables; customers.csv and deals.csv are read from the folder “in”.',
  separator: 'Between the cells stands',
  comma: 'a comma',
  semicolon: 'a semicolon',
  tab: 'a tab',
  hasBom: 'Begin with a byte order mark',
  hasBomHint: 'Excel then knows that the letters are UTF-8.',
  hostKey: 'Key of the server',
  hostKeyHint: 'The one that was confirmed. Left empty, the next test shows the key that it has and asks.',
  confirmKey: 'It is this key',
  keyConfirmed: 'Confirmed. Test the connection again.',
};
