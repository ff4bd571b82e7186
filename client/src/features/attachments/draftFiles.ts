/** What the form of a new idea asks of the files that go with it. */
export interface DraftFiles {
  /** Waits for those on their way. @returns their ids; undefined when one did not arrive */
  ready(): Promise<string[] | undefined>;
  /** They went with the idea, or one is gone: asks what waits now. */
  refresh(): void;
}
