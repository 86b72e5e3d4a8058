// Which mails broke the line when they were asked for. One that always does must not keep all later ones from being read; a server
// that is away fails elsewhere first. In the memory of a process: one that is restarted tries again.

/** A line may break by chance, and then most often not at the same mail. */
const faultsMax = 3;
/** More mails than ever fail at a time; the oldest are forgotten, which costs tries. */
const keptMax = 1_000;

export interface FetchFaults {
  /** Whether the mail is left alone from now on. `mail`: its mailbox, validity and number. */
  isGivenUp(mail: string): boolean;
  note(mail: string): void;
  /** It could be fetched. */
  forget(mail: string): void;
}

export function createFetchFaults(): FetchFaults {
  const faults = new Map<string, number>();
  return {
    isGivenUp: (mail) => (faults.get(mail) ?? 0) >= faultsMax,
    note: (mail) => {
      faults.set(mail, (faults.get(mail) ?? 0) + 1);
      const [oldest] = faults.keys();
      if (faults.size > keptMax && oldest !== undefined) faults.delete(oldest);
    },
    forget: (mail) => void faults.delete(mail),
  };
}
