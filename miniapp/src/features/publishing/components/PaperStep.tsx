import { addMonths, type CivilDate } from '@huiyue/shared/civil';
import { Banner } from '../../../ui/Banner';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { documentStatusWords } from '../../../words/clauses';
import { figureNotInPhrase } from '../sketch';
import { PhraseField } from './PhraseField';
import type { StepProps } from './stepProps';

const yearsAhead = 5;
const longestPhrase = 500;

/** On which printed words it rests, and from which day it holds. */
export function PaperStep({ sketch, errors, onChange, today }: StepProps & { readonly today: CivilDate }) {
  const { from, title, number, issuer, status, phrase } = sketch;
  const { from: _from, ...withoutDay } = sketch;
  const doubtful = figureNotInPhrase(sketch);
  return (
    <>
      <PhraseField
        label="文件里的原文"
        hint="照抄那一句，一个字不改。家长点开依据，看到的就是它。"
        value={phrase}
        most={longestPhrase}
        error={errors.phrase}
        onChange={(text) => onChange({ ...sketch, phrase: text })}
      />
      {doubtful !== undefined && (
        <Banner tone="waiting" title={`原文里没有看到 ${doubtful}`}>
          <Words>请核对数字，或者换成写着这个数字的那一句。确实没有写成数字的，可以不改。</Words>
        </Banner>
      )}
      <TextField
        label="文件名称"
        maxLength={80}
        isRequired
        value={title}
        error={errors.title}
        onChange={(text) => onChange({ ...sketch, title: text })}
      />
      <TextField
        label="文号"
        hint="没有就空着"
        maxLength={40}
        value={number}
        onChange={(text) => onChange({ ...sketch, number: text })}
      />
      <TextField
        label="发布单位"
        maxLength={60}
        isRequired
        value={issuer}
        error={errors.issuer}
        onChange={(text) => onChange({ ...sketch, issuer: text })}
      />
      <Choice
        label="文件的性质"
        value={status}
        onChange={(chosen) => onChange({ ...sketch, status: chosen })}
        options={[
          { value: 'issued', label: documentStatusWords.issued },
          { value: 'draft', label: documentStatusWords.draft, note: '所有人看到的数字旁边都会写“草案”' },
        ]}
      />
      <DateField
        label="从哪天开始"
        hint="今天或以后。已经约好的，按老规定留底。"
        from={today}
        until={addMonths(today, 12 * yearsAhead)}
        value={from}
        error={errors.from}
        onChange={(day) => onChange(day ? { ...sketch, from: day } : withoutDay)}
      />
    </>
  );
}
