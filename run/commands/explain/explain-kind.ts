// What a kind of value is that `explain` can explain. A new kind is a new file and one line in `explain.ts`.

import type { ExplainOptions } from './read-explain-options.ts';

/** One line of output; a field `error` says what is wrong with the value. */
export type Explanation = Record<string, unknown>;

export interface ExplainKind {
  /** As it is written on the command line. */
  name: string;
  summary: string;
  /** Opens what the kind needs, such as look-up files. */
  open(options: ExplainOptions): Explainer | Promise<Explainer>;
}

export interface Explainer {
  /** Usually one line; a batch gives one per event. An error that is thrown becomes a line of its own. */
  explain(value: string): Explanation[];
  close(): void;
}
