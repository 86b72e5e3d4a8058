// How long a chat that its tool never ends may be silent before the next word begins another one.

/** Milliseconds. A day: who writes the next morning still goes on, who writes next week asks for something new. */
export const chatSilenceMs = 86_400_000;
