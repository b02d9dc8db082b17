import type { CivilDate } from '@huiyue/shared/civil';
import type { EntryView } from '@huiyue/shared/contract/circle';
import { Banner } from '../../../ui/Banner';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { useOrdered } from '../queries';

type Props = {
  readonly recipient: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly isFamily: boolean;
  /** Where only some of these days are meant. */
  readonly on?: readonly CivilDate[];
  /** A booking of this very form: what it keeps meanwhile is no second order. */
  readonly except?: string;
  /** What that means for what is about to be ordered. */
  readonly note?: string;
};

const most = 5;

/** Before paying: what somebody has ordered for the same days. Nothing is said while there is nothing to say. */
export function Ordered({
  recipient,
  from,
  until,
  isFamily,
  on,
  except,
  note = '不冲突的话，照样可以再约。',
}: Props) {
  const { data } = useOrdered(recipient, from, until, isFamily);
  const items = firstDays(
    (data?.items ?? []).filter(
      ({ booking, state, date }) => booking !== except && state !== 'held' && (on?.includes(date) ?? true),
    ),
  );
  const pauses = (data?.pauses ?? []).filter(
    (stay) => on?.some((date) => stay.from <= date && date <= stay.until) ?? true,
  );
  if (items.length === 0 && pauses.length === 0) return null;
  return (
    <Banner tone="waiting" title={items.length > 0 ? '这几天已经有预约' : '这几天说好了停一停'}>
      {pauses.map((stay) => (
        <Words key={stay.from}>
          {`${dayWords(stay.from)}到${dayWords(stay.until)}说好停一停，不在家。这几天照样可以再约。`}
        </Words>
      ))}
      {items.slice(0, most).map((one) => (
        <Words key={one.booking}>{orderedWords(one)}</Words>
      ))}
      {items.length > most && <Words kind="soft">{`还有 ${items.length - most} 个。`}</Words>}
      {items.length > 0 && <Words kind="soft">{note}</Words>}
    </Banner>
  );
}

/** A month of childcare is one booking, not thirty. */
function firstDays(items: readonly EntryView[]): readonly EntryView[] {
  return items.filter((one, index) => items.findIndex(({ booking }) => booking === one.booking) === index);
}

export function ordererWords({ orderer }: Pick<EntryView, 'orderer'>): string {
  if (orderer.isMe) return '您';
  if (orderer.role === 'desk') return '热线';
  return orderer.name ?? '家里人';
}

function orderedWords(one: EntryView): string {
  return `${ordererWords(one)}已经在${one.site.name}订了${dayWords(one.date)}的${one.offer.name}`;
}
