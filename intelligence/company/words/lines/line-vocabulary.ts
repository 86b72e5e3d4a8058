// The shape of the word lists beside this file: what carriers write in the description of a range that is nobody's in
// particular. Each list was written from general knowledge of its language and of how carriers label lines, ranges and
// equipment; none was taken from a registry's dump, whose terms forbid it. Folded: lower case, without accents.

export interface LineVocabulary {
  /** Lines for firms: "Geschaeftskunden feste IP". The words of customers and of fixed addresses. */
  readonly business: string;
  /** Lines of households. */
  readonly residential: string;
  /** The carrier's own equipment, links and loopbacks. */
  readonly infrastructure: string;
  /** Guests of a public place: hot spots, libraries, fairs, hotels. */
  readonly publicAccess: string;
  /** What stands beside those and says nothing alone: addresses, networks, areas, articles. */
  readonly filling: string;
}
