// Says on which pages nothing but the view itself is taken: login, careers.

/** True where one of the prefixes ends at a boundary, so that `/login` holds for `/login/new` and not for `/logins`. */
export function isQuietPath(path: string, prefixes?: string[]): boolean | undefined {
  // The last letter of the prefix and the first after it together would be the inside of a word.
  return prefixes?.some(
    (prefix) => path.startsWith(prefix) && !/^[^\W_]{2}/.test(path.slice(prefix.length - 1)),
  );
}
