// What the generator knows of a language: the words that its companies, people, carriers and registry lines are made of.
// Written for the benchmark alone, from how registries look; nothing in it comes from the product.

export interface Language {
  /** ISO 639 code. */
  readonly code: string;
  readonly countries: readonly CountryWords[];
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  /** Halves of coined names: `Tecno` and `val`. */
  readonly rootStarts: readonly string[];
  readonly rootEnds: readonly string[];
  readonly trades: readonly string[];
  readonly qualities: readonly string[];
  /** Names without their legal form, of {root} {trade} {quality} {surname} {surname2} {given} {city} {letters}. */
  readonly firmPatterns: readonly string[];
  readonly forms: readonly LegalForm[];
  /** Whole names whose words look like those of a pool: a swimming pool builder, a maker of mobile homes. */
  readonly trickyNames: readonly string[];
  /** Of {surname} and {n}. */
  readonly streets: readonly string[];
  /** Names of public bodies, of {city} and {n}. */
  readonly universities: readonly string[];
  readonly publicBodies: readonly string[];
  /** Lines of a registered private person, of {given} and {surname}. */
  readonly personLines: readonly string[];
  /** One person's business under its owner's name. */
  readonly soleTraderLines: readonly string[];
  /** What a carrier writes around a customer's {name}; {city}, {n}. */
  readonly customerLines: readonly string[];
  /** Descriptions of a carrier's own pools for households, of {isp} {city} {n}. */
  readonly poolLines: readonly string[];
  /** The same for firms without a range of their own, for telephones, for equipment and for guests. */
  readonly businessPoolLines: readonly string[];
  readonly mobilePoolLines: readonly string[];
  readonly plantLines: readonly string[];
  readonly guestLines: readonly string[];
  /** Names of carriers and of machine renters, of {root} and {city}. */
  readonly carrierPatterns: readonly string[];
  readonly hosterPatterns: readonly string[];
  /** Small local carriers, whose name says what they do or does not. */
  readonly localCarrierPatterns: readonly string[];
}

export interface CountryWords {
  /** ISO 3166 code. */
  readonly code: string;
  readonly domain: string;
  /** Share of the world's companies, in parts of the sum. */
  readonly share: number;
  readonly mobileCountryCode: string;
  /** Name and post code. */
  readonly cities: readonly (readonly [name: string, post: string])[];
  readonly freeMail: readonly string[];
}

export interface LegalForm {
  readonly written: string;
  /** Other spellings that registrants use, the long one among them. */
  readonly spelled: readonly string[];
  readonly share: number;
  /** It stands before the name. */
  readonly before?: boolean;
}

/** Entries of a list written as one text with commas. */
export function entries(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** `Milano 20121, Torino 10121`: names with the post code after the last space; `_` stands for a space in the code. */
export function cities(text: string): (readonly [string, string])[] {
  return entries(text).map((entry) => {
    const at = entry.lastIndexOf(' ');
    return [entry.slice(0, at), entry.slice(at + 1).replaceAll('_', ' ')] as const;
  });
}
