import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import { firstDayOf } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import { yuanText } from '@huiyue/shared/money';
import { careModes } from '@huiyue/shared/policy/childcareKinds';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { YuanField } from '../../../ui/YuanField';
import { dayWords } from '../../../words/dates';
import { careModeWords } from '../../../words/names';
import type { Filters, ForAge } from '../search';
import { forAgeWords } from '../wishes';

type Props = {
  readonly month: CivilMonth;
  readonly filters: Filters;
  readonly ownChildren: readonly ChildView[];
  readonly onClose: () => void;
  readonly onApply: (filters: Filters) => void;
};

const distances = [1, 3, 5, 10] as const;
const oldest = 60;

/** What the family wishes for. Nothing changes on the page until it says so. */
export function FilterSheet({ month, filters, ownChildren, onClose, onApply }: Props) {
  const { forAge, maxPriceFen } = filters;
  const [draft, setDraft] = useState<Filters>(filters);
  const [who, setWho] = useState(whoOf(forAge, ownChildren));
  const [months, setMonths] = useState(forAge?.kind === 'months' ? String(forAge.ageInMonths) : '');
  const [price, setPrice] = useState(maxPriceFen === undefined ? '' : yuanText(maxPriceFen));

  const typed = /^\d{1,2}$/.test(months) && Number(months) <= oldest ? Number(months) : undefined;
  const isAgeMissing = who === 'typed' && typed === undefined;
  const chosen = ownChildren.find(({ id }) => id === who);

  const apply = () => {
    const { forAge: _, ...rest } = draft;
    const age: ForAge | undefined = chosen
      ? { kind: 'child', name: chosen.name, birthDate: chosen.birthDate }
      : who === 'typed' && typed !== undefined
        ? { kind: 'months', ageInMonths: typed }
        : undefined;
    onApply({ ...rest, ...(age && { forAge: age }) });
  };

  return (
    <Sheet
      isOpen
      title="筛选"
      onClose={onClose}
      foot={
        <>
          <Button lacks={[isAgeMissing && '填孩子多大']} onPress={apply}>
            按这些条件找
          </Button>
          <Button kind="quiet" onPress={() => onApply({})}>
            全部清除
          </Button>
        </>
      }
    >
      <View className="stack side-by-side">
        <Choice
          label="给哪个孩子找"
          value={who}
          onChange={setWho}
          options={[
            { value: 'any', label: '不限' },
            ...ownChildren.map(({ id, name, birthDate }) => ({
              value: id,
              label: forAgeWords({ kind: 'child', name, birthDate }, month),
            })),
            { value: 'typed', label: '填月龄' },
          ]}
        />
        {who === 'typed' && (
          <TextField
            label={`到${dayWords(firstDayOf(month))}孩子多大`}
            hint={`填满几个月，例如 1 岁半填 18`}
            error={months !== '' && typed === undefined ? `请填 0 到 ${oldest} 的整数` : undefined}
            value={months}
            keyboard="number"
            maxLength={2}
            unit="个月"
            onChange={setMonths}
          />
        )}
        <Choice
          label="名额"
          value={draft.openOnly === true ? 'open' : 'all'}
          onChange={(value) => setDraft({ ...draft, openOnly: value === 'open' })}
          options={[
            { value: 'all', label: '都看' },
            { value: 'open', label: '只看有名额' },
          ]}
        />
        <Choice
          label="价格种类"
          value={draft.inclusiveOnly === true ? 'inclusive' : 'all'}
          onChange={(value) => setDraft({ ...draft, inclusiveOnly: value === 'inclusive' })}
          options={[
            { value: 'all', label: '都看' },
            { value: 'inclusive', label: '只看普惠' },
          ]}
        />
        <YuanField
          label="每月最多付"
          hint="不填就是不限"
          text={price}
          onChange={(text, amount) => {
            setPrice(text);
            const { maxPriceFen: _, ...rest } = draft;
            setDraft(amount === undefined || amount === 0 ? rest : { ...rest, maxPriceFen: amount });
          }}
        />
        <Choice
          label="直线距离"
          value={draft.maxDistanceMetres === undefined ? 'any' : String(draft.maxDistanceMetres)}
          onChange={(value) => {
            const { maxDistanceMetres: _, ...rest } = draft;
            setDraft(value === 'any' ? rest : { ...rest, maxDistanceMetres: Number(value) });
          }}
          options={[
            { value: 'any', label: '不限' },
            ...distances.map((km) => ({ value: String(km * 1000), label: `${km} 公里内` })),
          ]}
        />
        <Choice
          label="托育时间"
          value={draft.careMode ?? 'any'}
          onChange={(value) => {
            const { careMode: _, ...rest } = draft;
            const mode = careModes.find((known) => known === value);
            setDraft(mode ? { ...rest, careMode: mode } : rest);
          }}
          options={[
            { value: 'any', label: '不限' },
            ...careModes.map((mode) => ({ value: mode, label: careModeWords[mode] })),
          ]}
        />
      </View>
    </Sheet>
  );
}

function whoOf(forAge: ForAge | undefined, ownChildren: readonly ChildView[]): string {
  if (!forAge) return 'any';
  if (forAge.kind === 'months') return 'typed';
  const { name, birthDate } = forAge;
  return ownChildren.find((child) => child.name === name && child.birthDate === birthDate)?.id ?? 'any';
}
