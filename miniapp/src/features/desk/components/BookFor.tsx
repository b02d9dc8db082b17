import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import { addDays, addMonthsTo, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { BookingView, BookingsView, QuoteView } from '@huiyue/shared/contract/bookings';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { MealWay } from '@huiyue/shared/elderServices/mealOrder';
import { spokenCode } from '@huiyue/shared/desk/bookingCode';
import { callFacts } from '@huiyue/shared/desk/printedBooking';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { get, getAll, post } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useCities } from '../../../api/reads';
import { dropForms, formName } from '../../../api/keptForms';
import { useKept } from '../../../api/useKept';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Facts } from '../../../ui/Facts';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { Answered } from '../../../parts/Answered';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Pills } from '../../../parts/Pills';
import { mainRate } from '../../../parts/rates';
import { dayWords, monthWords, weekdayWords } from '../../../words/dates';
import { pricedWords } from '../../../words/money';
import { productWords } from '../../../words/names';
import { sumWords } from '../../../words/bills';
import { minuteWords } from '../../../words/when';
import { useAnew, useCallNumbers, type DeskPerson } from '../queries';
import { SendSlip } from './SendSlip';

type Props = {
  readonly household: string;
  readonly person: DeskPerson;
  readonly city: string | undefined;
  readonly onClose: () => void;
};

type Wished = {
  readonly chosen?: string | undefined;
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly way?: MealWay | undefined;
};

/** One thing, one day, one person: read out, agreed, booked, and its code read back. */
export function BookFor({ household, person, city, onClose }: Props) {
  const things = useThings(city, person.kind);
  const { value, put, ...kept } = useKept<Wished>(`book:${person.id}`, {});
  // A city has many: the one that is chosen makes room for its day.
  const [isListOpen, setIsListOpen] = useState(false);
  const chosen = things.data?.find(({ id }) => id === value.chosen);
  // What came back may be a day that has passed, or an hour that is not given any more.
  const day = chosen?.days.find((one) => one.value === value.day)?.value;
  const from = chosen?.hours?.find((one) => one.value === value.from)?.value;
  const way = chosen?.ways?.find((one) => one === value.way);
  const wish = chosen && wishOf(chosen, day, from);
  const quote = useQuery({
    queryKey: ['desk', 'quote', household, person.id, wish],
    queryFn: () => dataOf(get<QuoteView>('/quotes', { ...wish?.asked, recipient: person.id, household })),
    enabled: wish !== undefined,
  });
  const choose = (id: string) => {
    setIsListOpen(false);
    const ways = things.data?.find((one) => one.id === id)?.ways;
    put({ chosen: id, day: undefined, from: undefined, way: ways?.[0] });
  };
  const anew = useAnew();
  const { send, ...state } = useSend<object, BookingsView>(`book:${person.id}`, (body, key) =>
    post('/bookings', body, key),
  );
  const isFull = quote.data !== undefined && quote.data.openPlaces === 0;
  const waiting = useSend<object, BookingsView>(`wait:${person.id}`, (body, key) =>
    post('/waitlist', body, key),
  );
  const book = async () => {
    if (!quote.data || !wish) return;
    const { priceFen, familyFen } = quote.data;
    const item = { ...wish.item, recipient: person.id, priceFen, familyFen, ...(way && { meal: { way } }) };
    const answer = await (isFull ? waiting : { send }).send({ items: [item] });
    if (!answer?.ok) return;
    dropForms(formName(household, `book:${person.id}`));
    anew();
  };
  const made = isFull ? waiting : state;
  const done = made.phase === 'done' ? made.data.items[0] : undefined;
  return (
    <Sheet
      isOpen
      title={`替${person.name}约`}
      onClose={onClose}
      foot={
        done ? (
          <Button onPress={onClose}>好了</Button>
        ) : (
          <>
            {made.phase === 'failed' && <FailureNotice failure={made.failure} reader="desk" />}
            <Button
              lacks={[
                chosen === undefined && '选约什么',
                chosen !== undefined &&
                  day === undefined &&
                  (chosen.kind === 'class' ? '选哪个月' : '选哪一天'),
                chosen?.hours !== undefined && from === undefined && '选几点开始',
                quote.isError && '换一样，或者换个时间',
              ]}
              busy={
                made.phase === 'sending' ? '正在预约' : wish !== undefined && quote.isPending && '正在算价钱'
              }
              onPress={() => void book()}
            >
              {quote.data
                ? isFull
                  ? '约满了，对方同意就排队'
                  : `念给对方听，同意后预约（本人付 ${sumWords(quote.data.familyFen)}）`
                : '预约'}
            </Button>
          </>
        )
      }
    >
      <View className="stack">
        {done ? (
          <Booked booking={done} />
        ) : (
          <>
            <BroughtBack of={kept} />
            <Answered query={things} label="正在查找可以约的" reader="desk">
              {(all) => (
                <Choice
                  label="约什么"
                  options={(chosen && !isListOpen ? [chosen] : all).map(({ id, label, note }) => ({
                    value: id,
                    label,
                    note,
                  }))}
                  value={chosen?.id}
                  onChange={choose}
                />
              )}
            </Answered>
            {chosen && !isListOpen && (
              <Button kind="quiet" onPress={() => setIsListOpen(true)}>
                换一样
              </Button>
            )}
            {chosen && (
              <Pills
                label={chosen.kind === 'class' ? '哪个月' : '哪一天'}
                options={chosen.days}
                value={day}
                onChange={(picked) => put({ day: picked })}
              />
            )}
            {chosen?.hours && (
              <Pills
                label="几点开始"
                options={chosen.hours}
                value={from}
                onChange={(picked) => put({ from: picked })}
              />
            )}
            {chosen?.ways && chosen.ways.length > 1 && (
              <Pills
                label="怎么吃"
                hint="送到家要有地址，先在“家人和卡片”里写好"
                options={chosen.ways.map((value) => ({ value, label: mealWayNames[value] }))}
                value={way}
                onChange={(picked) => put({ way: picked })}
              />
            )}
            {quote.error && <FailureNotice failure={quote.error.failure} reader="desk" />}
            {quote.data && (
              <Facts
                facts={[
                  { name: '机构', value: quote.data.site.name },
                  { name: '一共', value: sumWords(quote.data.payFen) },
                  { name: '本人付', value: sumWords(quote.data.familyFen) },
                  { name: '还能约', value: `${quote.data.openPlaces} ${chosen?.ways ? '份' : '个'}` },
                ]}
              />
            )}
          </>
        )}
      </View>
    </Sheet>
  );
}

/** What is read out to whoever has just booked: the number to say, and whom to say it to. */
function Booked({ booking }: { booking: BookingView }) {
  const { code, id, offer, site, startsOn, state } = booking;
  const { numbers } = useCallNumbers(booking);
  return (
    <Banner tone="confirmed" title={state === 'waiting' ? '排上队了，请念预约号' : '约好了，请念预约号'}>
      <View className="desk-code">{spokenCode(code)}</View>
      <Words>{`${site.name} ${offer.name}，${dayWords(startsOn)}`}</Words>
      {callFacts(numbers).map(({ name, value }) => (
        <Words key={name}>{`${name} ${value}`}</Words>
      ))}
      <SendSlip of={{ booking: id }} what="预约号" label="" />
    </Banner>
  );
}

type Thing = {
  readonly id: string;
  readonly kind: 'class' | 'service';
  readonly label: string;
  readonly note: string;
  readonly days: readonly { readonly value: string; readonly label: string }[];
  /** Only where somebody comes to the house: when, and how long. */
  readonly hours?: readonly { readonly value: string; readonly label: string }[];
  readonly minutes: number;
  /** Of meals: how they can be eaten. */
  readonly ways?: readonly MealWay[];
};

/** What there is for this person: services by the day, and for a child whole months of care. */
function useThings(city: string | undefined, kind: DeskPerson['kind']) {
  const centre = useCities().data?.items.find(({ code }) => code === city)?.centre;
  return useQuery({
    queryKey: ['desk', 'things', city, kind, centre],
    queryFn: async (): Promise<readonly Thing[]> => {
      const services = await dataOf(getAll<ServiceCard>('/services', { city }));
      const days = Array.from({ length: 7 }, (_, index) => addDays(dateAt(now()), index));
      const ofServices = services.items
        .filter(({ product }) => kind === 'elder' || product === 'meal')
        .map((service) => serviceThing(service, days));
      if (kind === 'elder') return ofServices;
      if (!centre) return ofServices;
      const sites = await dataOf(getAll<SiteCard>('/sites', { city, ...centre }));
      return [
        ...sites.items.flatMap((site) => site.classes.map((one) => classThing(site, one))),
        ...ofServices,
      ];
    },
    enabled: city !== undefined,
  });
}

function serviceThing(service: ServiceCard, days: readonly CivilDate[]): Thing {
  const { opensAt, closesAt, product } = service;
  const starts = Array.from(
    { length: Math.floor((closesAt - opensAt) / 60) },
    (_, index) => opensAt + 60 * index,
  );
  return {
    id: service.id,
    kind: 'service',
    label: `${productWords[product]}：${service.name}`,
    note: `${service.site.name}，${pricedWords(service.priceFen, service.per)}`,
    days: days.map((value) => ({ value, label: `${dayWords(value)} ${weekdayWords(value)}` })),
    ...(product === 'homeCare'
      ? { hours: starts.map((start) => ({ value: String(start), label: minuteWords(start) })) }
      : {}),
    minutes: service.minutes ?? 60,
    ...(service.meal && { ways: service.meal.ways }),
  };
}

function classThing(site: SiteCard, one: SiteCard['classes'][number]): Thing {
  const months = Array.from({ length: 6 }, (_, index) => addMonthsTo(one.firstMonth, index)).filter(
    (month) => month <= one.lastMonth,
  );
  const { priceFen, per } = mainRate(one);
  return {
    id: one.id,
    kind: 'class',
    label: `托育：${site.name} ${one.name}`,
    note: `${pricedWords(priceFen, per)}，${monthWords(one.month)}还有 ${one.openPlaces} 个`,
    days: months.map((value) => ({ value, label: monthWords(value) })),
    minutes: 0,
  };
}

/** The same wish as a question and as a part of an order. */
function wishOf({ id, kind, hours, minutes }: Thing, day: string | undefined, start: string | undefined) {
  if (day === undefined || (hours && start === undefined)) return undefined;
  if (kind === 'class') {
    const when = { careMode: 'fullDay', month: day };
    return { asked: { class: id, ...when }, item: { class: id, when } };
  }
  const from = Number(start);
  const time = hours ? { from, to: from + minutes } : {};
  return { asked: { service: id, date: day, ...time }, item: { service: id, when: { date: day, ...time } } };
}
