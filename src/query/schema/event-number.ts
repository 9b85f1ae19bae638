// How events of several captures share one number space: the n-th capture's begin at n × 2^40, so the first capture's
// events have the numbers that `evt.num` shows.

export const CAPTURE_BITS = 40;

/** What is added to `evt.num` of events of this capture. */
export const eventBase = (capture: number): number => capture * 2 ** CAPTURE_BITS;

/** The capture that an event number (an SQL expression) belongs to. */
export const captureOf = (event: string): string => `(${event} >> ${CAPTURE_BITS})::INTEGER`;
