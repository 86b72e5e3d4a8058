// How tables are exchanged as files. Plain, for the form and the connector alike.

export const fileSeparators = [',', ';', '\t'] as const;

export interface FilesSettings {
  separator: (typeof fileSeparators)[number];
  /** A mark at the beginning by which Excel knows UTF-8. */
  hasBom: boolean;
  /** Of an SFTP server, such as `SHA256:…`: the one that somebody confirmed; '' before. */
  hostKey: string;
}

export const defaultFilesSettings: FilesSettings = { separator: ',', hasBom: false, hostKey: '' };
