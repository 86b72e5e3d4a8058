// One message of a chat as a transcript has it, before it is known whose it is.

/** Letters of one message that anybody looks at: more than a chat takes, and little enough for every pattern. */
export const messageCharsMax = 10_000;

export interface ChatMessage {
  /** Line of the file, or number of the message in it; the first is 1. */
  readonly line: number;
  /** Milliseconds since 1970; undefined when it cannot be read. */
  readonly at: number | undefined;
  /** Name or number that the transcript has; '' when it has none. */
  readonly sender: string;
  /** Undefined when the transcript does not say. */
  readonly role: 'visitor' | 'ours' | undefined;
  readonly text: string;
  /** The tool's own name of the conversation; '' when it has none. */
  readonly conversation: string;
  readonly email: string;
  readonly phone: string;
  /** The tool's own name of the message; '' when it has none. */
  readonly id: string;
}

export interface ChatFile {
  /** In the order of their times where the tool turns them round. */
  readonly messages: readonly ChatMessage[];
  /** Whom the file says that the chat was with; '' when it does not. */
  readonly contact: string;
}

/** Texts of a chat are read as a whole, since what is typed late tells who wrote early. */
export const chatLettersMax = 100_000_000;
