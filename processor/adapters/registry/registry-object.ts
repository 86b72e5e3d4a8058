// A record of `name: value` lines as registries write them, and the reader that puts lines together to such records:
// RPSL (RIPE, APNIC, AFRINIC), LACNIC and ARIN alike end a record with an empty line.

/** Names in lower case; one name may come several times. */
export class RegistryObject {
  /** Where it begins, counted from 1. */
  line = 0;
  /** What is wrong with its form, '' when nothing. */
  problem = '';
  problemLine = 0;
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** The name of its first line says what it is. */
  get kind(): string {
    return this.count === 0 ? '' : (this.names[0] ?? '');
  }

  begin(line: number): void {
    this.line = line;
    this.problem = '';
    this.count = 0;
  }

  add(name: string, value: string): void {
    this.names[this.count] = name;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** Adds to the last value what follows it on a line of its own. */
  goOn(value: string): void {
    if (this.count === 0 || value === '') return;
    const before = this.values[this.count - 1] ?? '';
    this.values[this.count - 1] = before === '' ? value : `${before} ${value}`;
  }

  /** The first value of that name, '' when there is none. */
  first(name: string): string {
    for (let at = 0; at < this.count; at += 1) if (this.names[at] === name) return this.values[at] ?? '';
    return '';
  }

  /** All values of that name that say something, in their order. */
  all(name: string): string[] {
    const found: string[] = [];
    for (let at = 0; at < this.count; at += 1)
      if (this.names[at] === name && this.values[at] !== '') found.push(this.values[at] ?? '');
    return found;
  }

  complain(line: number, problem: string): void {
    if (this.problem !== '') return;
    this.problem = problem;
    this.problemLine = line;
  }
}

export interface ObjectReader {
  /** One line without its end, one character per byte; null for a line that was too long to be kept. */
  take(line: string | null, number: number): void;
  /** No more lines. Answers whether the last object was still open. */
  end(): boolean;
}

/** Says by the first name of a record whether it is read, and whether `#` begins a comment in it. */
export interface ObjectKinds {
  isWanted(kind: string): boolean;
  hasComments(kind: string): boolean;
}

/**
 * Calls `use` with each record; the object is used again for the next one. Of a record that is not wanted only its kind is
 * told: most of a dump can be passed over.
 */
export function createObjectReader(kinds: ObjectKinds, use: (object: RegistryObject) => void): ObjectReader {
  const object = new RegistryObject();
  let isPassing = false;
  let hasComments = false;
  const finish = () => {
    if (!object.isEmpty) use(object);
    object.begin(0);
    isPassing = false;
  };
  const open = (name: string, number: number) => {
    object.begin(number);
    isPassing = !kinds.isWanted(name);
    hasComments = kinds.hasComments(name);
  };
  const complain = (number: number, problem: string) => {
    if (object.isEmpty) {
      object.begin(number);
      object.add('?', '');
    }
    object.complain(number, problem);
  };
  const clean = (value: string) => {
    const comment = hasComments ? value.indexOf('#') : -1;
    return (comment < 0 ? value : value.slice(0, comment)).trim();
  };
  const takeLine = (line: string, number: number) => {
    const colon = line.indexOf(':');
    if (colon <= 0) return complain(number, 'the line has no "name: value"');
    const name = lowerCase(line.slice(0, colon));
    if (object.isEmpty) open(name, number);
    object.add(name, isPassing ? '' : clean(line.slice(colon + 1)));
  };
  return {
    take: (line, number) => {
      if (line === null) {
        if (!isPassing) complain(number, 'the line is longer than 1 MiB');
        return;
      }
      const code = line.charCodeAt(0);
      if (Number.isNaN(code) || code === carriageReturn) return finish();
      if (code === percent || code === hash) return;
      const goesOn = code === blank || code === tab || code === plus;
      if (goesOn && code !== plus && line.trim() === '') return finish();
      if (isPassing) return;
      if (goesOn) object.goOn(clean(line.slice(1)));
      else takeLine(line, number);
    },
    end: () => {
      const isOpen = !object.isEmpty;
      finish();
      return isOpen;
    },
  };
}

const carriageReturn = 13;
const percent = 37;
const hash = 35;
const blank = 32;
const tab = 9;
const plus = 43;

/** Most names are in lower case already, and then no new text is made. */
function lowerCase(name: string): string {
  return upperCase.test(name) ? name.toLowerCase().trim() : name;
}
const upperCase = /[A-Z ]/;
