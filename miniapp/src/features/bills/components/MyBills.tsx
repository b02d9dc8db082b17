import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import { open } from '../../../platform/navigation';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { BillCard } from './BillCard';

/** A household's bills, month by month, what is still to be paid in sight first. */
export function MyBills({ bills }: { bills: readonly BillView[] }) {
  if (bills.length === 0)
    return (
      <Empty icon="clause" title="还没有账单">
        <Words kind="soft">费用先服务、后收取。一个月过完，机构开出账单后，会出现在这里。</Words>
      </Empty>
    );
  const months: readonly CivilMonth[] = [...new Set(bills.map(({ month }) => month))];
  return (
    <>
      {months.map((month) => (
        <Section key={month} title={monthWords(month)}>
          <View className="cards">
            {bills
              .filter((bill) => bill.month === month)
              .map((bill) => (
                <BillCard
                  key={bill.id}
                  bill={bill}
                  title={bill.isPart ? `${bill.site.name}，您付的部分` : bill.site.name}
                  onPress={() => void open('/packages/money/bill/index', { bill: bill.id })}
                />
              ))}
          </View>
        </Section>
      ))}
    </>
  );
}
