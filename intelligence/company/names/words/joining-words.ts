// Small words that hold a name together, folded.

/** "And" where nothing else can be meant. */
export const andWords: ReadonlySet<string> = new Set(['and', 'und', 'et', 'och', 'og']);

/** "And" in Italian, Spanish and Portuguese, but an initial as well. */
export const doubtfulAnds: ReadonlySet<string> = new Set(['e', 'y', 'ed']);

/** "Of": left out at will before a place or a trade ("Banca di Bologna", "Banca Bologna"), never before a name. */
export const ofWords: ReadonlySet<string> = new Set(
  'di del dei degli della delle dello dell d de do dos das du des of von vom la'.split(' '),
);

/** What is no distinctive word of its own: articles, prepositions and the ands. */
export const smallWords: ReadonlySet<string> = new Set([
  ...andWords,
  ...doubtfulAnds,
  ...ofWords,
  ...'il lo la i gli le l un una per da dal dalla dai con su in al alla ai a the for by at on les los las el o os as der die das den dem fur mit im am zum zur van het een en te ten ter pour par sur aux au para por con em na no'.split(
    ' ',
  ),
]);
