import type { BillView } from '@huiyue/shared/contract/bills';
import { View } from '@tarojs/components';
import { Section } from '../../../ui/Section';
import { withCorrections } from '../shares';
import { LineCard } from './LineCard';

/** Item by item. */
export function BillLines({ bill }: { bill: BillView }) {
  const lines = withCorrections(bill.lines);
  return (
    <Section title={`${lines.length} 项费用`}>
      <View className="money-cards">
        {lines.map(({ line, changes }) => (
          <LineCard key={line.number} line={line} changes={changes} />
        ))}
      </View>
    </Section>
  );
}
