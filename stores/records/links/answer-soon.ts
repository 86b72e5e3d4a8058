// Bounds how long whoever opened a link waits for the records: records that hang are as good as away.

/** For what the page does without: longer than a busy database takes, shorter than anybody minds. */
export const soonMs = 500;
/** For what there is no page without: as long as anybody waits for one. */
export const atLastMs = 3_000;

/** No answer came in time. The question itself goes on. */
class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Rejects with what the question rejects with, or with NoAnswerError when the wait is over. */
export async function answerSoon<T>(asking: Promise<T>, waitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new NoAnswerError(`The records gave no answer within ${waitMs} ms.`));
    timer = setTimeout(fail, waitMs);
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
