import type { BillView } from '@huiyue/shared/contract/bills';
import { View } from '@tarojs/components';
import { Section } from '../../../ui/Section';
import { likeLines, withCorrections } from '../shares';
import { DaysCard } from './DaysCard';
import { LineCard } from './LineCard';

/** Item by item; what was had on many days alike is one item. */
export function BillLines({ bill }: { bill: BillView }) {
  const items = likeLines(withCorrections(bill.lines));
  return (
    <Section title={`${items.length} 项费用`}>
      <View className="cards">
        {items.map(([first, ...more]) => {
          if (!first) return null;
          const { line, changes } = first;
          return more.length === 0 ? (
            <LineCard key={line.number} line={line} changes={changes} />
          ) : (
            <DaysCard key={line.number} lines={[line, ...more.map((one) => one.line)]} />
          );
        })}
      </View>
    </Section>
  );
}
