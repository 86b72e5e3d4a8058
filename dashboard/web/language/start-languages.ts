// Starts i18next with one language and loads the other when asked: the user's own choice, else the browser's.

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#contract/report.ts';

const storageKey = 'fiuto-language';

const loaders = {
  en: () => import('./en/english.ts').then((file) => file.english),
  it: () => import('./it/italian.ts').then((file) => file.italian),
};

export const languages: readonly { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'it', name: 'Italiano' },
];

/** Resolves when the words of the first language are loaded, so that nothing is drawn without them. */
export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: false,
    defaultNS: 'fiuto',
    ns: ['fiuto'],
    resources: {},
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    // The library would advertise its makers in the console.
    showSupportNotice: false,
  });
  await showLanguage(firstLanguage());
}

/** Loads a language's words if needed and shows it; remembered in this browser. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'fiuto')) {
    i18next.addResourceBundle(language, 'fiuto', await loaders[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be forbidden; the profile remembers it all the same.
  }
}

export function currentLanguage(): Language {
  return i18next.language === 'it' ? 'it' : 'en';
}

function firstLanguage(): Language {
  return storedLanguage() ?? (navigator.language.toLowerCase().startsWith('it') ? 'it' : 'en');
}

function storedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'en' || stored === 'it' ? stored : null;
  } catch {
    return null;
  }
}
