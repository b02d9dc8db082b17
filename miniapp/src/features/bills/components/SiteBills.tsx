import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { monthWords } from '../../../words/dates';
import { refusalIn } from '../../../words/refusals';
import { useDraftBill } from '../queries';
import { namesOn } from '../shares';
import { BillCard } from './BillCard';

type Props = {
  readonly site: Id<'site'>;
  readonly month: CivilMonth;
  readonly bills: readonly BillView[];
  readonly bookings: readonly BookingView[];
};

type Unbilled = { readonly household: Id<'household'>; readonly names: string };

/** A month at a site: who has no bill yet, what waits to be issued, what waits to be paid, what is settled. */
export function SiteBills({ site, month, bills, bookings }: Props) {
  const unbilled = withoutBill(bookings, bills);
  const groups = [
    { title: '草稿，核对后开出', of: bills.filter(({ status }) => status === 'draft') },
    { title: '等家庭付款', of: bills.filter(({ status }) => status === 'issued') },
    { title: '已付清', of: bills.filter(({ status }) => status === 'paid') },
  ].filter(({ of }) => of.length > 0);
  const owed = bills.reduce((sum, { status, leftFen }) => (status === 'issued' ? sum + leftFen : sum), 0);

  return (
    <>
      {owed > 0 && <Words kind="lead">{`这个月还有 ${sumWords(owed)} 没有收到。`}</Words>}
      {unbilled.length > 0 && <DraftAll key={month} site={site} month={month} unbilled={unbilled} />}
      {groups.map(({ title, of }) => (
        <Section key={title} title={`${title}（${of.length}）`}>
          <View className="cards">
            {of.map((bill) => (
              <BillCard
                key={bill.id}
                bill={bill}
                title={namesOn(bill)}
                onPress={() => void open('/packages/money/siteBill/index', { bill: bill.id })}
              />
            ))}
          </View>
        </Section>
      ))}
      {bills.length === 0 && unbilled.length === 0 && (
        <Empty icon="clause" title={`${monthWords(month)}没有账单`}>
          <Words kind="soft">这个月没有已确认的预约。可以看看别的月份。</Words>
        </Empty>
      )}
    </>
  );
}

/** Draws up what is missing, one household after the other; one that fails holds nobody else up. */
function DraftAll({
  site,
  month,
  unbilled,
}: Pick<Props, 'site' | 'month'> & { readonly unbilled: readonly Unbilled[] }) {
  const { draft, phase } = useDraftBill(site);
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState<readonly (Unbilled & { readonly failure: Failure })[]>([]);

  const draftAll = async () => {
    setFailed([]);
    for (const [index, one] of unbilled.entries()) {
      setAt(index + 1);
      const answer = await draft(one.household, month);
      if (answer?.ok === false) setFailed((before) => [...before, { ...one, failure: answer }]);
      // Without a network the others will fare no better.
      if (answer?.ok === false && !refusalIn(answer.problem)) break;
    }
  };

  return (
    <Card>
      <Heading look={3}>{`${unbilled.length} 个家庭还没有账单`}</Heading>
      <Words kind="soft">{unbilled.map(({ names }) => names).join('；')}</Words>
      <Words kind="soft">按预约和点名算出每家的费用，先成草稿，核对后再开出。</Words>
      <Button
        busy={phase === 'sending' && `正在生成，第 ${at} 个，共 ${unbilled.length} 个`}
        onPress={() => void draftAll()}
      >
        {`生成 ${unbilled.length} 张草稿`}
      </Button>
      {failed.map(({ household, names, failure }) => (
        <View key={household} className="stack">
          <Words>{`${names}：`}</Words>
          <FailureNotice failure={failure} reader="institution" />
        </View>
      ))}
    </Card>
  );
}

function withoutBill(bookings: readonly BookingView[], bills: readonly BillView[]): readonly Unbilled[] {
  const billed = new Set(bills.map(({ household }) => household));
  const households = [...new Set(bookings.map(({ household }) => household))].filter((id) => !billed.has(id));
  return households.map((household) => ({
    household,
    names: [
      ...new Set(
        bookings.filter((one) => one.household === household).map(({ recipient }) => recipient.name),
      ),
    ].join('、'),
  }));
}
