// Where files are exchanged: a folder of this machine or one of an SFTP server, the same for whoever writes tables.

interface PlacedFile {
  readonly content: Buffer;
  readonly mark: string;
}

/** All reject with CrmError. Names are plain or with one folder in front, such as `in/customers.csv`. */
export interface FilePlace {
  /** As a human knows it. */
  readonly title: string;
  /** Changes with the file; undefined when there is none. */
  mark(name: string): Promise<string | undefined>;
  /** Undefined when there is none. */
  read(name: string): Promise<PlacedFile | undefined>;
  /** Whoever reads meets the old file or the new one, and never half of one. `check` may refuse right before the new one takes its place. */
  replace(name: string, content: Buffer, check?: () => Promise<void>): Promise<void>;
  /** Changes its mark, and nothing in it. */
  touch(name: string): Promise<void>;
  /** Makes a file that is not there yet; false when it is. */
  claim(name: string, content: Buffer): Promise<boolean>;
  /** What is gone already stays gone. */
  remove(name: string): Promise<void>;
}

/** More than any list of customers has; a wrong file must not fill the memory. */
export const fileBytesMax = 50 * 1024 * 1024;
