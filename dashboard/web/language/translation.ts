// What an Italian resource file must contain: the same keys as the English one, and the plural form that Italian has
// for millions. A missing or surplus key does not compile.

/** Keys of `T`, and `x_many` wherever there is `x_other`. */
export type Translation<T extends Record<string, string>> = Record<
  keyof T | (keyof T extends infer K ? (K extends `${infer Base}_other` ? `${Base}_many` : never) : never),
  string
>;
