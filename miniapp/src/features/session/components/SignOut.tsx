import { useState } from 'react';
import { useKeptSends } from '../../../api/keptSends';
import { useOutbox } from '../../../api/outbox';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Words } from '../../../ui/Words';
import { useSignOut } from '../hooks/useSignOut';

export function SignOut() {
  const [isAsking, setIsAsking] = useState(false);
  const signOut = useSignOut();
  const unsent = useKeptSends().waiting.length + useOutbox().entries.length;
  const leave = () => {
    setIsAsking(false);
    signOut();
  };
  return (
    <>
      <Button kind="secondary" onPress={() => setIsAsking(true)}>
        退出登录
      </Button>
      <Dialog
        isOpen={isAsking}
        title="退出登录？"
        confirm={{ text: '退出登录', act: leave }}
        dismiss={{ text: '不退出', act: () => setIsAsking(false) }}
      >
        {unsent > 0 && (
          <Banner tone="refused" title={`还有 ${unsent} 件没送出去`}>
            <Words>现在退出，这些就不再送了。可以先不退出，等网络通了再说。</Words>
          </Banner>
        )}
        <Words>预约和班级都还在，下次登录就能看到。</Words>
      </Dialog>
    </>
  );
}
