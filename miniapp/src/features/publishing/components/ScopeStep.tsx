import { careModes, classKinds } from '@huiyue/shared/policy/childcareKinds';
import { feePeriods } from '@huiyue/shared/policy/feeItems';
import { serviceLines } from '@huiyue/shared/policy/serviceLines';
import { Pills } from '../../../parts/Pills';
import { perUnitWords } from '../../../words/money';
import { careModeWords, classKindWords, serviceLineWords } from '../../../words/names';
import type { Sketch } from '../sketch';
import type { StepProps } from './stepProps';

const any = { value: 'any', label: '不分' } as const;

/** What the cap is about. */
export function ScopeStep({ sketch, onChange }: Pick<StepProps, 'sketch' | 'onChange'>) {
  const { line, classKind, careMode, per } = sketch;
  const { classKind: _kind, ...withoutKind } = sketch;
  const { careMode: _mode, ...withoutMode } = sketch;
  const { base: _base, ...otherLine } = sketch;
  const change = (changed: Partial<Sketch>) => onChange({ ...sketch, ...changed });
  return (
    <>
      <Pills
        label="管哪类服务"
        value={line}
        onChange={(chosen) => onChange({ ...otherLine, line: chosen })}
        options={serviceLines.map((value) => ({ value, label: serviceLineWords[value] }))}
      />
      {line === 'childcare' && (
        <>
          <Pills
            label="管哪种班"
            value={classKind ?? any.value}
            onChange={(kind) => (kind === any.value ? onChange(withoutKind) : change({ classKind: kind }))}
            options={[any, ...classKinds.map((value) => ({ value, label: classKindWords[value] }))]}
          />
          <Pills
            label="管哪种照护方式"
            value={careMode ?? any.value}
            onChange={(mode) => (mode === any.value ? onChange(withoutMode) : change({ careMode: mode }))}
            options={[any, ...careModes.map((value) => ({ value, label: careModeWords[value] }))]}
          />
        </>
      )}
      <Pills
        label="按什么收费"
        value={per}
        onChange={(chosen) => change({ per: chosen })}
        options={feePeriods.map((value) => ({ value, label: perUnitWords(value) }))}
      />
    </>
  );
}
