import { Pills } from '../../../parts/Pills';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import type { StepProps } from './stepProps';

const per = { place: '每个托位，实际收托一个月', meal: '每一份助餐' } as const;

/** A sum from the public purse, and to whom it goes. */
export function SubsidyStep({ sketch, errors, onChange }: StepProps) {
  const { subsidyKind, subsidyIs, subsidyTo, amount } = sketch;
  return (
    <>
      <Words kind="lead">{`${per[subsidyKind]}，补多少钱`}</Words>
      <YuanField
        label="金额"
        text={amount}
        error={errors.amount}
        onChange={(text) => onChange({ ...sketch, amount: text })}
      />
      <Pills
        label="文件怎么说"
        value={subsidyIs}
        onChange={(chosen) => onChange({ ...sketch, subsidyIs: chosen })}
        options={[
          { value: 'exactly', label: '就是这个数' },
          { value: 'atLeast', label: '不低于' },
          { value: 'atMost', label: '不高于' },
        ]}
      />
      <Pills
        label="补给谁"
        value={subsidyTo}
        onChange={(chosen) => onChange({ ...sketch, subsidyTo: chosen })}
        options={[
          { value: 'institution', label: '机构' },
          { value: 'person', label: '个人' },
        ]}
      />
    </>
  );
}
