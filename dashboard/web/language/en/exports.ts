// English words of exports.

export const exports = {
  title: 'Exports',
  text: 'Lists that you asked for as a file. Each is kept for a day, for you alone.',
  export: 'Export',
  exportTitle: 'Export this list',
  exportText:
    'The whole list with the filters that are set now, made in the background. It is written down who exports what.',
  format: 'Format',
  csv: 'CSV',
  csvText: 'For spreadsheets.',
  jsonl: 'JSON lines',
  jsonlText: 'For programs: one object in each line.',
  parquet: 'Parquet',
  parquetText: 'For data tools such as DuckDB or pandas.',
  make: 'Make the file',
  emptyTitle: 'No exports',
  emptyText: 'The button “Export” above leads, companies, people and requests makes a file of the list.',
  what: 'List',
  state: 'State',
  at: 'Asked for',
  state_waiting: 'waiting',
  state_running: 'being made',
  state_done: 'ready',
  state_failed: 'failed',
  state_removed: 'removed',
  rows_one: '{{rows}} row',
  rows_other: '{{rows}} rows',
  keptUntil: 'Kept until {{at}}',
  removedText: 'A person’s data was erased since. Make it again.',
  failedText: 'It could not be made. The log of the server says why.',
  fetch: 'Download',
  stop: 'Stop',
  remove: 'Remove',
};

/** What the audit log calls deeds. */
export const exportWords = {
  deedAskExport: 'Asked for an export',
  deedExportList: 'Downloaded an export',
  deedForgetExport: 'Removed an export',
};
