/** What is being done, for a person who waits; `fraction` of the whole, 0 to 1. */
export interface EmbeddedProgress {
  message: string;
  fraction?: number;
}

export type Report = (progress: EmbeddedProgress) => void;
