// What a list of networks is that comes with Fiuto.

export interface BuiltInList {
  /** As a file would be called: the first word says what its networks are (`find-list-mark.ts`). */
  readonly name: string;
  /** Day on which it was taken over, `YYYY-MM-DD`. */
  readonly date: string;
  /** CIDR, with blanks or line ends between. */
  readonly networks: string;
}
