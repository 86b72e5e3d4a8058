// Gives the memory of a former index back at once. The garbage collector would come to it much later: to its eyes the
// hundreds of megabytes are one small object.

/** The buffer is empty afterwards, and so is every view on it: nobody may be asking there any more. */
export function releaseBuffer(buffer: ArrayBuffer): void {
  const { port1, port2 } = new MessageChannel();
  // What is handed over to a port that is closed before it reads is freed with the port.
  port1.postMessage(null, [buffer]);
  port1.close();
  port2.close();
}
