// Words in addresses that tell the kind of a page, in Italian and English. Data for `find-page-kind.ts`: lower case,
// without accents, words of a phrase separated by a blank.

import type { PageKind } from '#contract/event-stages.ts';

export interface PageWords {
  kind: PageKind;
  /** Count wherever they stand in an address; or, of an `opening` entry, where they begin a part of its path. */
  phrases: readonly string[];
  opening?: true;
  /** Count only as a whole part of the path: with more words they speak of something else, as in `/password-manager`. */
  alone?: readonly string[];
}

/** In the order in which they win when an address holds words of several kinds. */
export const pageWords: readonly PageWords[] = [
  {
    kind: 'login',
    opening: true,
    phrases: [
      ...['login', 'log in', 'signin', 'sign in', 'logout', 'log out', 'wp login', 'wp admin'],
      ...['user login', 'customer login', 'client login', 'member login', 'admin login', 'my account'],
      ...['reset password', 'password reset', 'lost password', 'forgot password', 'change password'],
      ...['area riservata', 'area clienti', 'area personale', 'il mio account', 'password dimenticata'],
      ...['recupera password', 'recupero password', 'cambia password', 'reimposta password'],
    ],
    alone: [
      ...['account', 'password', 'auth', 'sso', 'signup', 'sign up', 'register', 'registration'],
      ...['create account', 'crea account', 'accedi', 'accesso', 'registrati', 'registrazione', 'iscriviti'],
    ],
  },
  {
    kind: 'careers',
    opening: true,
    phrases: [
      ...['careers', 'vacancies', 'work with us', 'we are hiring', 'open positions', 'internship'],
      ...['internships', 'life at', 'job application', 'job openings', 'job offers', 'job vacancies'],
      ...['lavora con noi', 'lavorare con noi', 'posizioni aperte', 'candidatura', 'candidature'],
      ...['offerte di lavoro', 'offerte lavoro', 'opportunita di lavoro', 'tirocini', 'tirocinio'],
      ...['entra nel team', 'invia cv', 'invia curriculum'],
    ],
    alone: [
      ...['career', 'jobs', 'job', 'vacancy', 'join us', 'hiring', 'recruiting', 'recruitment'],
      ...['carriere', 'carriera', 'candidati', 'unisciti a noi', 'curriculum'],
    ],
  },
  {
    kind: 'legal',
    phrases: [
      ...[
        'privacy',
        'privacy policy',
        'cookie',
        'cookies',
        'cookie policy',
        'legal',
        'terms',
        'tos',
        'gdpr',
        'dpa',
      ],
      ...['terms of service', 'terms and conditions', 'imprint', 'impressum', 'disclaimer', 'accessibility'],
      ...['informativa', 'informative', 'note legali', 'condizioni', 'condizioni di vendita', 'termini'],
      ...[
        'termini e condizioni',
        'condizioni generali',
        'accessibilita',
        'whistleblowing',
        'societa trasparente',
      ],
      ...['amministrazione trasparente', 'codice etico', 'modello 231', 'trattamento dati'],
    ],
  },
  {
    kind: 'quote',
    phrases: [
      ...['quote', 'quotes', 'get a quote', 'request a quote', 'quotation', 'rfq', 'demo', 'request demo'],
      ...['book a demo', 'get a demo', 'contact sales', 'talk to sales', 'free trial', 'trial', 'estimate'],
      ...[
        'preventivo',
        'preventivi',
        'richiedi preventivo',
        'richiesta preventivo',
        'richiesta di preventivo',
      ],
      ...['richiedi demo', 'richiedi una demo', 'prenota una demo', 'richiesta offerta', 'richiedi offerta'],
      ...['preventivatore', 'configuratore', 'consulenza gratuita', 'richiedi consulenza', 'prova gratuita'],
      ...['richiedi informazioni'],
      ...['richiesta informazioni', 'sopralluogo'],
    ],
  },
  {
    kind: 'price',
    phrases: [
      ...[
        'pricing',
        'price',
        'prices',
        'price list',
        'pricelist',
        'plans',
        'plans and pricing',
        'rates',
        'tariff',
      ],
      ...['prezzi', 'prezzo', 'listino', 'listini', 'listino prezzi', 'tariffe', 'tariffa', 'costi', 'costo'],
      ...['quanto costa', 'piani', 'piani e prezzi', 'abbonamenti', 'canoni'],
    ],
  },
  {
    kind: 'support',
    phrases: [
      ...['support', 'help', 'help center', 'helpdesk', 'help desk', 'faq', 'faqs', 'ticket', 'tickets'],
      ...[
        'customer service',
        'customer care',
        'troubleshooting',
        'warranty',
        'returns',
        'status',
        'spare parts',
      ],
      ...['assistenza', 'assistenza tecnica', 'supporto', 'aiuto', 'centro assistenza', 'domande frequenti'],
      ...['servizio clienti', 'garanzia', 'garanzie', 'resi', 'reclami', 'segnala un guasto', 'ricambi'],
      ...['post vendita', 'manutenzione'],
    ],
  },
  {
    kind: 'documentation',
    phrases: [
      ...[
        'docs',
        'doc',
        'documentation',
        'guide',
        'guides',
        'manual',
        'manuals',
        'tutorial',
        'tutorials',
        'api',
      ],
      ...['reference', 'api reference', 'developers', 'developer', 'knowledge base', 'kb', 'datasheet'],
      ...[
        'datasheets',
        'data sheet',
        'whitepaper',
        'whitepapers',
        'white paper',
        'changelog',
        'release notes',
      ],
      ...['documentazione', 'guida', 'manuale', 'manuali', 'schede tecniche', 'scheda tecnica', 'istruzioni'],
      ...['certificazioni', 'certificati', 'area download', 'downloads', 'download', 'scarica', 'specifiche'],
    ],
  },
  {
    kind: 'product',
    phrases: [
      ...[
        'product',
        'products',
        'shop',
        'store',
        'catalog',
        'catalogue',
        'solutions',
        'solution',
        'services',
      ],
      ...[
        'service',
        'features',
        'feature',
        'platform',
        'collections',
        'collection',
        'industries',
        'applications',
      ],
      ...['prodotto', 'prodotti', 'negozio', 'catalogo', 'cataloghi', 'soluzioni', 'soluzione', 'servizi'],
      ...[
        'servizio',
        'funzionalita',
        'caratteristiche',
        'collezioni',
        'collezione',
        'macchine',
        'macchinari',
      ],
      ...[
        'impianti',
        'settori',
        'applicazioni',
        'articoli',
        'articolo',
        'categoria prodotto',
        'product category',
      ],
    ],
  },
];

/** First label of a host that gives the kind of the whole site behind it, such as `docs.example.com`. */
export const hostWords: Readonly<Record<string, PageKind>> = {
  docs: 'documentation',
  doc: 'documentation',
  developer: 'documentation',
  developers: 'documentation',
  api: 'documentation',
  support: 'support',
  help: 'support',
  helpdesk: 'support',
  assistenza: 'support',
  supporto: 'support',
  status: 'support',
  jobs: 'careers',
  careers: 'careers',
  lavoro: 'careers',
  login: 'login',
  accounts: 'login',
  account: 'login',
  auth: 'login',
  shop: 'product',
  store: 'product',
  negozio: 'product',
};
