// A name can be read in more than one way: "Müller" as "Mueller", "AB Volvo" as the AB "Volvo", "ABB Group" as "ABB".
// Each way is tried against the ways of the other name, the plain ones first.

import { areFormsAlike, findDoubtfulFormInFront, type LegalForm } from './legal-form-index.ts';
import type { NormalisedName } from './normalise-name.ts';
import { rareWeight, weighWords } from './weigh-word.ts';

export interface NameReading {
  readonly words: readonly string[];
  readonly forms: readonly LegalForm[];
  /** Not as it stands there. */
  readonly isOtherReading: boolean;
  readonly dropsGroup: boolean;
  /** Only good with the same legal form on the other side. */
  readonly needsForm: boolean;
}

/** "Group" without a legal form is how a company calls itself with all its daughters. */
const groupWords: ReadonlySet<string> = new Set([
  'group',
  'gruppo',
  'groupe',
  'gruppe',
  'grupo',
  'groep',
  'gruppen',
]);

export function readBothWays(
  left: NormalisedName,
  right: NormalisedName,
): readonly (readonly [NameReading, NameReading])[] {
  const lefts = readWays(left);
  const rights = readWays(right);
  const pairs: (readonly [NameReading, NameReading])[] = [];
  for (const one of lefts) {
    for (const other of rights) {
      if (one.isOtherReading && other.isOtherReading && (one.dropsGroup || one.needsForm || other.needsForm))
        continue;
      if ((one.needsForm || other.needsForm) && !haveSameForm(one, other)) continue;
      pairs.push([one, other]);
    }
  }
  return pairs;
}

function readWays(name: NormalisedName): readonly NameReading[] {
  const plain = {
    words: name.tokens,
    forms: name.legalForms,
    isOtherReading: false,
    dropsGroup: false,
    needsForm: false,
  };
  const ways: NameReading[] = [plain];
  if (name.spelledOut !== '') ways.push({ ...plain, words: name.spelledOut.split(' ') });
  if (name.legalForms.length > 0 || name.tokens.length < 2) return ways;
  const form = findDoubtfulFormInFront(name.tokens[0] ?? '');
  // "AS Roma" is no AS, and the Institute no company of its own.
  if (form !== undefined && weighWords(name.tokens.slice(1)) >= rareWeight) {
    const { form: spelling, generic, country } = form;
    const forms = [{ form: spelling, generic, country }];
    ways.push({ ...plain, words: name.tokens.slice(1), forms, isOtherReading: true, needsForm: true });
  }
  const words = dropGroup(name.tokens);
  if (words !== undefined) ways.push({ ...plain, words, isOtherReading: true, dropsGroup: true });
  return ways;
}

function dropGroup(tokens: readonly string[]): readonly string[] | undefined {
  if (groupWords.has(tokens.at(-1) ?? '')) return tokens.slice(0, -1);
  return groupWords.has(tokens[0] ?? '') ? tokens.slice(1) : undefined;
}

function haveSameForm(one: NameReading, other: NameReading): boolean {
  const [first] = one.forms;
  const [second] = other.forms;
  if (first === undefined || second === undefined || one.forms.length > 1 || other.forms.length > 1)
    return false;
  return areFormsAlike(first.form, second.form);
}
