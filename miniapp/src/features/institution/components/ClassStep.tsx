import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import { classKinds } from '@huiyue/shared/policy/childcareKinds';
import { View } from '@tarojs/components';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { TextField } from '../../../ui/TextField';
import { ageWindowInFull, ageWindowWords } from '../../../words/ages';
import { classKindWords } from '../../../words/names';
import { readMonths, type Draft, type Errors } from '../draft';
import { withKind } from '../freshDraft';
import { PlacesField } from './PlacesField';

type Props = {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly published: ChildcarePolicyView['classes'];
  readonly onChange: (draft: Draft) => void;
};

/** Which kind of class, for which ages, how many places. What is published stands beside each. */
export function ClassStep({ draft, errors, published, onChange }: Props) {
  const isPublished = published.some(({ rule }) => rule !== null);
  const rule = published.find(({ kind }) => kind === draft.kind)?.rule ?? null;
  return (
    <>
      <Choice
        label="哪一种班"
        {...(isPublished && { hint: '下面的月龄和人数是公布的规定' })}
        error={errors.kind}
        value={draft.kind}
        onChange={(kind) => onChange(withKind(draft, kind, published))}
        options={classKinds.map((kind) => ({
          value: kind,
          label: classKindWords[kind],
          note: noteOf(published.find((one) => one.kind === kind)?.rule ?? null),
        }))}
      />
      {draft.kind !== undefined && (
        <>
          <TextField
            label="班级的名字"
            hint="家长看到的名字，例如 托小一班"
            error={errors.name}
            value={draft.name}
            onChange={(name) => onChange({ ...draft, name })}
            maxLength={20}
          />
          <View className="stack-tight">
            <View className="fields-pair">
              <TextField
                label="从几个月"
                error={errors.ageFrom}
                value={draft.ageFrom}
                onChange={(ageFrom) => onChange({ ...draft, ageFrom })}
                keyboard="number"
                maxLength={2}
                unit="个月"
              />
              <TextField
                label="不到几个月"
                error={errors.ageBelow ?? outsideWords(draft, rule)}
                value={draft.ageBelow}
                onChange={(ageBelow) => onChange({ ...draft, ageBelow })}
                keyboard="number"
                maxLength={2}
                unit="个月"
              />
            </View>
            {rule && (
              <ClauseLink
                clause={rule.clause}
                text={`公布的月龄：${ageWindowInFull(rule.ageFromMonths, rule.ageBelowMonths)}`}
              />
            )}
          </View>
          <PlacesField
            text={draft.places}
            error={errors.places}
            rule={rule}
            onChange={(places) => onChange({ ...draft, places })}
          />
        </>
      )}
    </>
  );
}

type Rule = ChildcarePolicyView['classes'][number]['rule'];

function noteOf(rule: Rule): string {
  if (!rule) return '没有公布月龄和人数';
  return `${ageWindowWords(rule.ageFromMonths, rule.ageBelowMonths)}，每班最多 ${rule.maxChildren} 人`;
}

/** Said before it is sent; the server says it again, with the clause. */
function outsideWords(draft: Draft, rule: Rule): string | undefined {
  const [from, below] = [readMonths(draft.ageFrom), readMonths(draft.ageBelow)];
  if (from === undefined || below === undefined) return undefined;
  if (from >= below) return '开始的月龄要小于结束的月龄';
  if (!rule) return undefined;
  const isOutside =
    from < rule.ageFromMonths || (rule.ageBelowMonths !== undefined && below > rule.ageBelowMonths);
  return isOutside
    ? `超出公布的月龄：${ageWindowInFull(rule.ageFromMonths, rule.ageBelowMonths)}`
    : undefined;
}
