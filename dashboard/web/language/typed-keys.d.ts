// Makes `t('frame.save')` a checked key: a key that no resource file has does not compile.

import 'i18next';
import type { english } from './en/english.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'fiuto';
    resources: { fiuto: typeof english };
  }
}
