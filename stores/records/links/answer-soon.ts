// Bounds how long whoever opened a link waits for the records: records that hang are as good as away.

/** Longer than a busy database takes, shorter than anybody waits for a page. */
const waitMs = 500;

/** No answer came in time. The question itself goes on. */
class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Rejects with what the question rejects with, or with NoAnswerError after half a second. */
export async function answerSoon<T>(asking: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new NoAnswerError('The records gave no answer within half a second.'));
    timer = setTimeout(fail, waitMs);
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
