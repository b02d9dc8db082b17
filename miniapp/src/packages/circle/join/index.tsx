import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { useJoinCircle } from '../../../features/people/queries';
import { useGate } from '../../../features/session/hooks/useGate';
import { FailureNotice } from '../../../notices/FailureNotice';
import '../../../parts/family.scss';
import { replace } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';

export default function JoinPage() {
  const { me, notice } = useGate('family');
  return (
    <PageShell title="加入照护圈" lead="家里能做主的人发给您一个邀请码，两天内有效，只能用一次。">
      {notice}
      {me && <JoinForm />}
    </PageShell>
  );
}

function JoinForm() {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const { act, ...sending } = useJoinCircle(({ elder }) => {
    void replace('/packages/circle/members/index', { elder: elder.id });
  });
  const missing = (text: string, words: string) => (wasTried && text.trim() === '' ? words : undefined);
  const join = () => {
    setWasTried(true);
    if (code.trim().length < 4 || name.trim() === '' || relation.trim() === '') return;
    void act({ code: code.trim(), name: name.trim(), relation: relation.trim() });
  };
  return (
    <>
      <TextField
        label="邀请码"
        hint="八个字母和数字，大小写都行"
        error={wasTried && code.trim().length < 4 ? '请填邀请码' : undefined}
        value={code}
        maxLength={20}
        isRequired
        onChange={setCode}
      />
      <TextField
        label="家里人怎么称呼您"
        hint="例如二姐；下单时会显示给照护圈里的人"
        error={missing(name, '请填一个称呼，例如二姐')}
        value={name}
        maxLength={30}
        isRequired
        onChange={setName}
      />
      <TextField
        label="您是老人的"
        hint="例如二女儿、孙子"
        error={missing(relation, '请填和老人的关系，例如二女儿')}
        value={relation}
        maxLength={30}
        isRequired
        onChange={setRelation}
      />
      <Words kind="soft">加入以后，您能看到这位老人的预约；看不到那个家庭的孩子、账单和别的事。</Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在加入'} onPress={join}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '加入'}
      </Button>
    </>
  );
}
