import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { cares, type Care } from '@huiyue/shared/elderServices/care';
import { mealWays, type MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { Id } from '@huiyue/shared/ids';
import type { Minute } from '@huiyue/shared/ledger/span';
import { parseYuan } from '@huiyue/shared/money';
import { products, type Product } from '@huiyue/shared/service';
import { useState } from 'react';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Pills } from '../../../parts/Pills';
import { now } from '../../../platform/clock';
import { back, toTop } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { Section } from '../../../ui/Section';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { careWords } from '../../../words/elderServices';
import { productWords } from '../../../words/names';
import { minuteWords } from '../../../words/when';
import { useHouse } from '../queries';
import { CapsBeside } from './CapsBeside';
import { MissedFields, usualMissed } from './MissedFields';
import { releaseAt, ReserveFields, type Kept } from './ReserveFields';
import { weekdayNames } from '../words';

const pers = { dayCare: 'day', meal: 'portion', homeCare: 'visit', course: 'visit' } as const;
const perUnits = { dayCare: '元/天', meal: '元/份', homeCare: '元/次', course: '元/次' } as const;
const allDays = 0b111_1111;
const [quarter, minutesADay] = [15, 24 * 60];

type Hours = { readonly opensAt?: Minute; readonly closesAt?: Minute };

/** Lunch is at noon everywhere. When a house is open for anything else nobody but itself knows, so it is asked. */
function hoursOf(product: Product): Hours {
  return product === 'meal' ? { opensAt: 11 * 60, closesAt: 13 * 60 } : {};
}

/** First a whole hour, where it is asked; then as many quarters more or less as it takes. */
function HourField({
  label,
  value,
  least,
  most,
  isAsked,
  isChecked,
  onChange,
}: {
  readonly label: string;
  readonly value: Minute | undefined;
  readonly least: Minute;
  readonly most: Minute;
  readonly isAsked: boolean;
  readonly isChecked: boolean;
  readonly onChange: (value: Minute) => void;
}) {
  return (
    <>
      {isAsked && (
        <Pills
          label={label}
          value={value === undefined ? undefined : String(value)}
          error={isChecked && value === undefined ? '请选几点' : undefined}
          options={wholeHours
            .filter((hour) => least <= hour && hour <= most)
            .map((hour) => ({ value: String(hour), label: minuteWords(hour) }))}
          onChange={(hour) => onChange(Number(hour))}
        />
      )}
      {value !== undefined && (
        <Stepper
          label={isAsked ? `${label}，精确到一刻钟` : label}
          value={value}
          least={least}
          most={most}
          by={quarter}
          words={minuteWords}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** From six in the morning to nine in the evening; what is earlier or later is reached by quarters. */
const wholeHours = Array.from({ length: 16 }, (_, index) => (6 + index) * 60);

type Typed = {
  readonly product: Product;
  readonly care: Care;
  readonly name: string;
  readonly places: number;
  readonly kept: Partial<Kept>;
  readonly missed: ReturnType<typeof usualMissed>;
  readonly weekdays: number;
  readonly hours: Hours;
  readonly price: string;
  readonly pricing: 'inclusive' | 'market';
  readonly days: number;
  readonly hoursBefore: number;
  readonly minutes: number;
  readonly asks: boolean;
  readonly ways: readonly MealWay[];
  readonly area: string;
};

const fresh: Typed = {
  product: 'meal',
  care: 'bathing',
  name: '',
  places: 20,
  kept: {},
  missed: usualMissed('meal'),
  weekdays: allDays,
  hours: hoursOf('meal'),
  price: '',
  pricing: 'market',
  days: 14,
  hoursBefore: 2,
  minutes: 60,
  asks: false,
  ways: ['dineIn'],
  area: '',
};

/** Publishes something new. Prices are judged by what is published, before anybody can book. */
export function NewServiceForm({ site, jurisdiction }: { site: Id<'site'>; jurisdiction: string }) {
  const today: CivilDate = dateAt(now());
  const { value, put, ...brought } = useKept<Typed>(`service:${site}`, fresh);
  const { product, care, name, places, kept, missed, weekdays, hours, pricing } = value;
  const { days, hoursBefore, minutes, asks, ways, area } = value;
  const { opensAt, closesAt } = hours;
  const price = { text: value.price, fen: parseYuan(value.price) };
  const [isChecked, setIsChecked] = useState(false);
  const { write, ...sending } = useHouse<ServiceCard>(
    `service:${site}`,
    `/sites/${site}/services`,
    'post',
    () => void back(),
  );
  const isDelivering = product === 'meal' && ways.includes('deliver');
  const publish = () => {
    setIsChecked(true);
    const isPriced = price.fen !== undefined && price.fen !== 0;
    if (name.trim() === '' || !isPriced || weekdays === 0) {
      void toTop();
      return;
    }
    // Below the first screen, and said where it is missing.
    if (opensAt === undefined || closesAt === undefined) return;
    const { units = 0, at: keptUntil = releaseAt(opensAt, hoursBefore * 60) } = kept;
    void write({
      product,
      name: name.trim(),
      places,
      reserves: units === 0 ? [] : [{ for: 'offline', units, release: { daysBefore: 0, at: keptUntil } }],
      weekdays,
      opensAt,
      closesAt,
      pricing,
      per: pers[product],
      priceFen: price.fen,
      opensOn: today,
      bookableDays: days,
      closesMinutesBefore: hoursBefore * 60,
      answerWithinHours: product === 'meal' ? 0 : 24,
      offerWithinHours: product === 'meal' ? 1 : 12,
      ...(product === 'meal' && {
        meal: { ways, ...(isDelivering && area.trim() !== '' && { deliveryArea: area.trim() }) },
      }),
      ...(missed && product !== 'course' && { missed }),
      ...(product === 'homeCare' && { care, minutes, ...(asks && { asksAssessment: {} }) }),
    });
  };
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <BroughtBack of={brought} />
      <Choice
        label="发布什么"
        value={product}
        options={products.map((value) => ({ value, label: productWords[value] }))}
        onChange={(next) => {
          put({ product: next, hours: hoursOf(next), missed: usualMissed(next) });
        }}
      />
      {product === 'homeCare' && (
        <Pills
          label="哪一种"
          value={care}
          options={cares.map((value) => ({ value, label: careWords[value] }))}
          onChange={(next) => put({ care: next })}
        />
      )}
      <TextField
        label="名称"
        hint="例如：午餐、日间照料、助浴"
        value={name}
        maxLength={20}
        error={isChecked && name.trim() === '' ? '请填名称' : undefined}
        onChange={(next) => put({ name: next })}
        isRequired
      />
      <YuanField
        label="价格"
        unit={perUnits[product]}
        text={price.text}
        error={isChecked && price.fen === undefined ? '请填价格' : undefined}
        onChange={(text) => put({ price: text })}
      />
      <CapsBeside jurisdiction={jurisdiction} product={product} priceFen={price.fen} />
      <Choice
        label="按什么价"
        hint="认定为普惠的，价格不能高于公布的上限"
        value={pricing}
        options={[
          { value: 'inclusive', label: '普惠价' },
          { value: 'market', label: '市场价' },
        ]}
        onChange={(next) => put({ pricing: next })}
      />
      <Stepper
        label="同一时间最多几个"
        value={places}
        least={1}
        most={500}
        by={product === 'meal' ? 10 : 1}
        words={(value) => `${value} ${product === 'meal' ? '份' : '人'}`}
        onChange={(next) => put({ places: next })}
      />
      <Section title="什么时候">
        {weekdayNames.map((day, index) => (
          <CheckRow
            key={day}
            label={day}
            isChecked={(weekdays & (1 << index)) !== 0}
            onToggle={() => put({ weekdays: weekdays ^ (1 << index) })}
          />
        ))}
        <HourField
          label="从几点"
          value={opensAt}
          least={0}
          most={(closesAt ?? minutesADay) - quarter}
          isAsked={product !== 'meal'}
          isChecked={isChecked}
          onChange={(next) => put({ hours: { ...hours, opensAt: next } })}
        />
        <HourField
          label="到几点"
          value={closesAt}
          least={(opensAt ?? 0) + quarter}
          most={minutesADay}
          isAsked={product !== 'meal'}
          isChecked={isChecked}
          onChange={(next) => put({ hours: { ...hours, closesAt: next } })}
        />
      </Section>
      {product === 'homeCare' && (
        <>
          <Stepper
            label="一次多久"
            value={minutes}
            least={quarter}
            most={12 * 60}
            by={quarter}
            words={(value) => `${value} 分钟`}
            onChange={(next) => put({ minutes: next })}
          />
          <CheckRow
            label="要先有能力评估"
            note="有风险的服务，例如助浴，没有评估结果的不能约"
            isChecked={asks}
            onToggle={() => put({ asks: !asks })}
          />
        </>
      )}
      {product === 'meal' && (
        <Section title="怎么吃">
          {mealWays.map((way) => (
            <CheckRow
              key={way}
              label={mealWayNames[way]}
              isChecked={ways.includes(way)}
              onToggle={() => {
                const next = ways.includes(way) ? ways.filter((one) => one !== way) : [...ways, way];
                put({ ways: next.length === 0 ? ['dineIn'] : mealWays.filter((one) => next.includes(one)) });
              }}
            />
          ))}
          {isDelivering && (
            <TextField
              label="送到哪里为止"
              hint="例如：本街道"
              value={area}
              maxLength={60}
              onChange={(next) => put({ area: next })}
            />
          )}
        </Section>
      )}
      <Stepper
        label="可以提前几天约"
        value={days}
        least={1}
        most={31}
        words={(value) => `${value} 天`}
        onChange={(next) => put({ days: next })}
      />
      <Stepper
        label="提前几小时截止"
        hint="截止以后要改，会变成请您帮忙"
        value={hoursBefore}
        least={0}
        most={72}
        words={(value) => `${value} 小时`}
        onChange={(next) => put({ hoursBefore: next })}
      />
      {opensAt !== undefined && (
        <ReserveFields
          kept={{ units: kept.units ?? 0, at: kept.at ?? releaseAt(opensAt, hoursBefore * 60) }}
          places={places}
          unit={product === 'meal' ? '份' : '个'}
          opensAt={opensAt}
          closesMinutesBefore={hoursBefore * 60}
          onChange={(next) => put({ kept: next })}
        />
      )}
      {product !== 'course' && <MissedFields value={missed} onChange={(next) => put({ missed: next })} />}
      <Words kind="soft">发布以后，价格、名额、怎么吃都可以再改。</Words>
      <Button busy={sending.phase === 'sending' && '正在发布'} onPress={publish}>
        发布
      </Button>
    </>
  );
}
