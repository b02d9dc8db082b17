/** Builds and runs the local edition; gives its exit code. Rejects with a sentence when it cannot start. */
export function launch(options: {
  readonly root: string;
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}): Promise<number>;
