// Who did something, as people call it: the command line is no user and has a name in each language.

import type { TFunction } from 'i18next';

/** As `import-companies` signs what it writes. */
const commandLine = 'command line';

export function nameAuthor(name: string, t: TFunction): string {
  return name === commandLine ? t('frame.commandLine') : name;
}
