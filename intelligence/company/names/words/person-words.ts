// Words that stand beside a person's name, and those that make a name with a saint or a house in it no person's.

/** Before a person's name: titles, degrees, forms of address, words for a family; folded, without points. */
export const titles: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr dott dottssa dottor dottore dottoressa sig sigra signor signora avv avvocato ing geom rag arch prof professor professore
  herr frau familie fam dipl dipling mag mme mlle madame monsieur sr sra srta senor senora don dona doña lic mevr dhr pan pani ssa
  familien famille familia familia familjen familjena rodzina rodina rodiny aile ailesi gezin famiglia famille family household hushallet fru froken
  heer mevrouw mevr mej drs mgr mudr mvdr judr rndr phdr paeddr pharmdr thdr thlic icdr csc drsc ingarch inz lek dypl hab
  dl dna domnul doamna dra dres avukat bay bayan sayin uzm ecz yrd
  privatperson privatpersoner privatkunde privatkund particulier particulares particuliers persona fisica persoana fizica osoba fyzicka prywatna
  snr snra dona enga engo exmo exma ilmo sigg cav mons suor padre maitre veuve vve mlles mmes`.split(/\s+/),
);

/** Short ones that are other words as well: they count before a whole name only. */
export const doubtfulTitles: ReadonlySet<string> = new Set(
  'hr fr mw ir bc mga doc akad jr av op dt ec d eng dom on rev comm me mm sir dame hon family household fam familia famille rodzina aile'.split(
    ' ',
  ),
);

/** Behind it. */
export const titlesBehind: ReadonlySet<string> = new Set(
  'sr jr esq md phd mba dds dis bc bsc msc ba ma llm cpa csc drsc hanim bey beyefendi hanimefendi filho neto junior senior'.split(
    ' ',
  ),
);

/** Words by which carriers mark the line of a natural person, in the languages of Europe; folded. */
export const privateWords: ReadonlySet<string> = new Set(
  `private privato privata privati privat privatkunde privatperson privatpersoner particulier particuliere particular particulares persoana
  persoane fizica fizice osoba prywatna prywatny soukroma soukromy fyzicka bireysel sahis particuliers natural individual
  residential household family famiglia famille familie familien familia familjen rodzina rodina aile hausanschluss huishouden`.split(
    /\s+/,
  ),
);

/** Between the parts of a person's name. */
export const nameParticles: ReadonlySet<string> = new Set(
  `de di da do dos das del della dello dei degli dalla dal van von der den ten ter le la lo los el al bin ibn zu y e of`.split(
    /\s+/,
  ),
);

/** With one of these a given name is a saint, a house, a ship or a mountain. */
export const noPersonWords: ReadonlySet<string> = new Set(
  `san santa santo sant santi saint st ste sankt sao villa villas casa monte montes torre torri castello castel borgo palazzo parrocchia
  santuario convento basilica madonna beato beata piazza via corso viale porto isola isole lago fiume valle colle tenuta podere masseria
  agriturismo residence residenza camping bed breakfast osteria locanda enoteca birreria paninoteca tabacchi tabaccheria edicola cartoleria
  mercato bottega atelier salone club circolo polisportiva teatro cinema museo orchestra banda coro onlus lions rotary scouts
  dba com net org www http inc llc ltd srl spa gmbh ag sa sas network networks lan wan adsl dsl isp noc ip pool customer customers client clients
  editore editori editrice publishing records band foundation fund trust bros brothers sons figli fratelli associati associates partners`.split(
    /\s+/,
  ),
);
