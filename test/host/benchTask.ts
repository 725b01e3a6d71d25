/** What a window of the benchmark measures; milliseconds come back in `out`, keyed by what was measured. */
export interface BenchTask {
  /** Ids of the extensions to activate, in this order. */
  readonly activate: readonly string[];
  /** Performance marks `<name>/start` and `<name>/end` that bound the time inside activate. */
  readonly mark: string;
  /** Pairs of a command with arguments and a file, each opened until its editor shows. */
  readonly open: readonly { readonly command: string; readonly arguments: readonly unknown[]; readonly file: string }[];
  /** Problems to answer and finish, by slug; measured is how long until the review is on the screen. */
  readonly finish: readonly string[];
  /** A problem and a text to type into, as an answer to it and as a file beside; measured is the longest time nothing else could run. */
  readonly type: readonly { readonly slug: string; readonly text: string; readonly file: string }[];
  readonly out: string;
}

/** What was measured, in milliseconds. */
export interface BenchResult {
  readonly activation: Readonly<Record<string, number>>;
  readonly inside: number | undefined;
  readonly chosen: readonly number[];
  readonly existing: readonly number[];
  readonly reviewed: readonly number[];
  /** The longest hold-up of the extension host while typing into an answer, and into a file of the same text. */
  readonly heldByAnswer: readonly number[];
  readonly heldByFile: readonly number[];
}
