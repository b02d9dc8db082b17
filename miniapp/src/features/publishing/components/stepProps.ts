import type { Errors, Sketch } from '../sketch';

export type StepProps = {
  readonly sketch: Sketch;
  readonly errors: Errors;
  readonly onChange: (sketch: Sketch) => void;
};
