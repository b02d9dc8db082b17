import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Words } from '../../../ui/Words';
import { useSignOut } from '../hooks/useSignOut';

export function SignOut() {
  const [isAsking, setIsAsking] = useState(false);
  const signOut = useSignOut();
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
        <Words>预约和班级都还在，下次登录就能看到。</Words>
      </Dialog>
    </>
  );
}
