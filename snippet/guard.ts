// Keeps every failure of ours away from the page: all code that the browser calls back goes through here.

/** The same function, but it never throws. */
export function guard<A extends unknown[]>(act: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // The page must not notice us, whatever goes wrong.
    }
  };
}

/** Listens to several events, named with blanks between them, without ever holding up the page. */
export function listen(target: EventTarget | undefined, types: string, act: (event: Event) => void): void {
  for (const type of types.split(' ')) {
    target?.addEventListener(type, guard(act), { capture: true, passive: true });
  }
}
