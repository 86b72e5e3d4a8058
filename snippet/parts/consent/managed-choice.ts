// What a consent manager says, whichever it is.

export interface ManagedChoice {
  /** Statistics. */
  measure: boolean;
  /** Marketing, or the use of data about the user for it: what the purposes *company* and *person* need. */
  person: boolean;
  /** The site's own default, not a visitor's choice: it changes nothing that somebody chose. */
  isDefault?: boolean;
  version?: string;
  /** Milliseconds since 1970. */
  at?: number;
}
