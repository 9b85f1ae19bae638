// When something became so: an event and its time.

export interface Moment {
  /** Number of the event in the database; NaN if it was so before the recording, or nobody knows. */
  readonly event: number;
  /** Nanoseconds since the capture's start; NaN unknown. */
  readonly time: number;
}

export const BEFORE: Moment = { event: NaN, time: NaN };
