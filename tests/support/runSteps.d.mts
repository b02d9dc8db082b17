export interface Step {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly needs?: readonly string[];
  readonly absentCode?: number;
}

export function runSteps(options: {
  readonly root: string;
  readonly stages: readonly (readonly Step[])[];
  readonly mayLack: boolean;
  readonly say: (line: string) => void;
}): Promise<number>;
