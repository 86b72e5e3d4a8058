// What a step of the pipeline is, and how steps are put in line. A step takes the event as the step before left it
// and only adds fields; `startPipeline<A>().pipe(step)` does not compile in a wrong order.

import type { EarlyOutcome } from '#contract/event-outcome.ts';

/** Answers the event with more fields, or an early outcome. The function's name is the step's name in rejections. */
export type Step<In, Out> = (event: In) => Out | EarlyOutcome;

export interface Pipeline<In, Out> {
  pipe<Next>(step: Step<Out, Next>): Pipeline<In, Next>;
  run(event: In): Out | EarlyOutcome;
}

export function isEarlyOutcome(value: unknown): value is EarlyOutcome {
  return typeof value === 'object' && value !== null && 'outcome' in value;
}

/** A step that throws rejects its event with the step's name and message; it never harms another event. */
export function startPipeline<In>(): Pipeline<In, In> {
  return extendPipeline<In, In>([]);
}

function extendPipeline<In, Out>(steps: readonly Step<unknown, unknown>[]): Pipeline<In, Out> {
  return {
    pipe: <Next>(step: Step<Out, Next>) =>
      extendPipeline<In, Next>([...steps, step as Step<unknown, unknown>]),
    run: (event) => runSteps(steps, event) as Out | EarlyOutcome,
  };
}

function runSteps(steps: readonly Step<unknown, unknown>[], event: unknown): unknown {
  let current = event;
  for (const step of steps) {
    try {
      current = step(current);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        outcome: 'rejected',
        reason: 'step_failed',
        step: step.name,
        error: message,
      } satisfies EarlyOutcome;
    }
    if (isEarlyOutcome(current)) return current;
  }
  return current;
}
