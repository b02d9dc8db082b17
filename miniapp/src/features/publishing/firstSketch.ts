import type { DraftView, RegulatorDeskView } from '@huiyue/shared/contract/publishing';
import type { PublishedCap } from './capScope';
import { sketchOf } from './content';
import { isAnswerable, newSketch, sketchForCap, sketchForQuestion } from './prefill';
import type { Sketch } from './sketch';

type Asked = {
  readonly place: string;
  /** Empty where it is not about that. */
  readonly question: string;
  readonly line: string;
  readonly cap: string;
  readonly draft: string;
};

type Known = {
  readonly desk: RegulatorDeskView | undefined;
  readonly draft: DraftView | undefined;
  readonly caps: readonly PublishedCap[] | undefined;
};

/** Made once for each thing to write: a sketch begun twice would have two names for one document. */
const begun = new Map<string, Sketch>();

/** Where one starts writing. Undefined while it is on its way; `unknown` where there is no such thing to write. */
export function firstSketch(asked: Asked, known: Known): Sketch | 'unknown' | undefined {
  const name = Object.values(asked).join(' ');
  const before = begun.get(name);
  if (before && asked.draft === '') return before;
  const sketch = start(asked, known);
  if (sketch !== undefined && sketch !== 'unknown') begun.set(name, sketch);
  return sketch;
}

function start({ place, question, line, cap, draft }: Asked, known: Known): Sketch | 'unknown' | undefined {
  if (draft !== '') return known.draft && (sketchOf(known.draft.content, place) ?? 'unknown');
  if (question !== '') {
    if (!known.desk) return undefined;
    const open = known.desk.openQuestions.find(
      (one) => one.key === question && (one.line ?? '') === line && isAnswerable(one),
    );
    return open ? sketchForQuestion(open) : 'unknown';
  }
  if (cap !== '') {
    if (!known.caps) return undefined;
    const published = known.caps.find((one) => one.cap.id === cap);
    return published ? sketchForCap(published) : 'unknown';
  }
  return newSketch();
}

/** Saved: the next one begins with a name of its own. */
export function forgetFirstSketches(): void {
  begun.clear();
}
