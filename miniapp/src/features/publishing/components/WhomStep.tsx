import { ownerships, providerKinds } from '@huiyue/shared/site';
import { Pills } from '../../../parts/Pills';
import { Choice } from '../../../ui/Choice';
import { ownershipWords, providerKindWords } from '../../../words/names';
import type { StepProps } from './stepProps';

const any = { value: 'any', label: '不分' } as const;

/** Which institutions the cap binds. */
export function WhomStep({ sketch, onChange }: Pick<StepProps, 'sketch' | 'onChange'>) {
  const { line, institutions, ownership, providerKind } = sketch;
  const { ownership: _ownership, ...withoutOwnership } = sketch;
  const { providerKind: _kind, ...withoutKind } = sketch;
  return (
    <>
      <Choice
        label="管哪些机构"
        value={institutions}
        onChange={(chosen) => onChange({ ...sketch, institutions: chosen })}
        options={[
          { value: 'designated', label: '普惠机构', note: '认定为普惠的机构，按普惠价招收的名额' },
          { value: 'all', label: '所有机构', note: '不管是不是普惠' },
        ]}
      />
      <Pills
        label="只管哪种性质的"
        value={ownership ?? any.value}
        onChange={(chosen) =>
          onChange(chosen === any.value ? withoutOwnership : { ...sketch, ownership: chosen })
        }
        options={[any, ...ownerships.map((value) => ({ value, label: ownershipWords[value] }))]}
      />
      {line === 'childcare' && (
        <Pills
          label="只管哪一类的"
          value={providerKind ?? any.value}
          onChange={(chosen) =>
            onChange(chosen === any.value ? withoutKind : { ...sketch, providerKind: chosen })
          }
          options={[any, ...providerKinds.map((value) => ({ value, label: providerKindWords[value] }))]}
        />
      )}
    </>
  );
}
