import { View } from '@tarojs/components';
import { BillHead } from '../../../features/bills/components/BillHead';
import { BillLines } from '../../../features/bills/components/BillLines';
import { Payments } from '../../../features/bills/components/Payments';
import { useBill } from '../../../features/bills/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import { open } from '../../../platform/navigation';
import { useParameter } from '../../../platform/parameters';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function BillPage() {
  const { me, notice } = useGate('family');
  const bill = useBill(useParameter('bill'), useIsFamily());
  return (
    <PageShell title="账单" isWide>
      {notice}
      {me && (
        <Answered query={bill} label="正在打开账单" cards={2}>
          {(held) => (
            <View className="money-two">
              <View className="money-side">
                <BillHead bill={held} reader="family" />
              </View>
              <View className="money-side">
                <BillLines bill={held} />
                {!held.isPart && <Payments bill={held} reader="family" />}
                <List>
                  <ListRow
                    icon="info"
                    title="投诉，或反映多收、办卡"
                    onPress={() => void open('/packages/after/complain/index', { site: held.site.id })}
                  />
                </List>
              </View>
            </View>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
