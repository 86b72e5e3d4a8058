// What the tables of legal forms are made of. One table per part of the world stands beside this file; the index over
// all of them is `../legal-form-index.ts`.

/** Class of a form, whatever the country: those of the ISO 20275 world, as coarse as comparing names needs them. */
type GenericForm =
  | 'LLC'
  | 'JSC'
  | 'LP'
  | 'LLP'
  | 'GP'
  | 'SP'
  | 'COOP'
  | 'NGO'
  | 'SOE'
  | 'FIN'
  | 'PARTNERS'
  | 'COMPANY';

export interface LegalFormEntry {
  /** Canonical spelling, lower case without points; reading it again gives the same form. */
  readonly form: string;
  readonly generic: GenericForm;
  /** ISO 3166 codes, parted by commas; '' for what is used all over the world. */
  readonly country: string;
  /** Every other spelling, parted by `|`. Case, accents, points and spaces do not matter. */
  readonly names?: string;
  /** Spellings that also stand in front of a name and cannot be taken for a part of it. */
  readonly inFront?: string;
  /** Spellings in front of a name that could as well be a part of it, as in "SAS Institute". */
  readonly maybeInFront?: string;
  /** The canonical spelling is read only with points or strokes: it is a word or a country's code as well. */
  readonly pointsOnly?: true;
  /** Forms of this table family that are the same thing in another language, such as PAO and PJSC. */
  readonly alike?: readonly string[];
}
