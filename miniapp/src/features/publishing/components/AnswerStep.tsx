import { questionWords } from '../../../parts/topics';
import { Heading } from '../../../ui/Heading';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { serviceLineWords } from '../../../words/names';
import { unitOf } from '../slotUnits';
import type { StepProps } from './stepProps';

/** One open question and its number. */
export function AnswerStep({ sketch, errors, onChange }: StepProps) {
  const { key, question, answersLine, value } = sketch;
  return (
    <>
      <Heading>{questionWords(question)}</Heading>
      {answersLine && <Words kind="soft">{`只管${serviceLineWords[answersLine]}`}</Words>}
      <TextField
        label="答案"
        hint="填一个整数"
        keyboard="number"
        maxLength={6}
        isRequired
        {...(key && { unit: unitOf(key) })}
        value={value}
        error={errors.value}
        onChange={(text) => onChange({ ...sketch, value: text })}
      />
    </>
  );
}
