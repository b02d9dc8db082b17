import { useGate } from '../../../features/session/hooks/useGate';
import { Review } from '../../../features/statements/components/Review';
import { useStatement } from '../../../features/statements/queries';
import { Answered } from '../../../parts/Answered';
import { useParameter } from '../../../platform/parameters';
import { PageShell } from '../../../ui/PageShell';
import '../money.scss';

export default function ReviewPage() {
  const { me, notice } = useGate('regulator');
  const statement = useStatement(useParameter('site'), useParameter('month'), me !== undefined);
  return (
    <PageShell title="审核结算表">
      {notice}
      {me && (
        <Answered query={statement} label="正在打开结算表" cards={2} reader="regulator">
          {(held) => <Review statement={held} />}
        </Answered>
      )}
    </PageShell>
  );
}
