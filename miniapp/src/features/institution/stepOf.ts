import type { Step } from './draft';

/** Where to go to put a refused offer right. A refusal that is not here cannot be put right on this form. */
const steps: Readonly<Record<string, Step>> = {
  'class.wrongAgeWindow': 'class',
  'class.tooLarge': 'class',
  'price.aboveCap': 'price',
  'site.notFiled': 'price',
  'site.notDesignated': 'price',
  'site.designatedSellsInclusive': 'price',
  'class.opensInPast': 'time',
  'class.answerTooSlow': 'time',
};

export function stepOf(code: string | undefined): Step | undefined {
  return code === undefined ? undefined : steps[code];
}
