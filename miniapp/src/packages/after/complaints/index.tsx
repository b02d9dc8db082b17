import { View } from '@tarojs/components';
import { ComplaintCard } from '../../../features/after/components/ComplaintCard';
import { useComplaints } from '../../../features/after/queries';
import { useSearch } from '../../../features/places/search';
import { useGate } from '../../../features/session/hooks/useGate';
import { useIsFamily } from '../../../features/session/hooks/useIsFamily';
import { Answered } from '../../../parts/Answered';
import '../../../parts/family.scss';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

/** What this family has complained of and reported, and how it stands. */
export default function ComplaintsPage() {
  const { me, notice } = useGate('family');
  const complaints = useComplaints(useIsFamily());
  const { city } = useSearch();
  return (
    <PageShell title="投诉和反映">
      {notice}
      {me && (
        <Answered query={complaints} label="正在读取">
          {({ items }) => (
            <View className="stack">
              {items.length === 0 && (
                <Empty icon="answer" title="没有投诉过">
                  <Words kind="soft">
                    有问题时，从预约、账单或机构的页面进来，点“投诉”。每件都有编号和进展。
                  </Words>
                </Empty>
              )}
              {items.map((complaint) => (
                <ComplaintCard
                  key={complaint.number}
                  complaint={complaint}
                  onOpen={() => void open('/packages/after/complaint/index', { number: complaint.number })}
                />
              ))}
              {city !== undefined && (
                <Button
                  kind="quiet"
                  onPress={() => void open('/packages/after/complain/index', { jurisdiction: city })}
                >
                  向主管部门反映别的事
                </Button>
              )}
            </View>
          )}
        </Answered>
      )}
    </PageShell>
  );
}
