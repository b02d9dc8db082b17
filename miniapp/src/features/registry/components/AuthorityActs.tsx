import { View } from '@tarojs/components';
import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/DateField';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useChange } from '../queries';

type Act = 'file' | 'designate' | 'end';

const titles = { file: '记下备案', designate: '认定为普惠机构', end: '取消普惠认定' } as const;

/** What an authority says of an institution: filed, designated, designated no more. */
export function AuthorityActs({ standing }: { standing: SiteStandingView }) {
  const [act, setAct] = useState<Act>();
  const acts: readonly Act[] = [
    ...(standing.filing.status === 'filed' ? [] : (['file'] as const)),
    standing.designation ? 'end' : 'designate',
  ];
  return (
    <Section title="可以做的事">
      {acts.map((one) => (
        <Button key={one} kind={one === 'end' ? 'danger' : 'secondary'} onPress={() => setAct(one)}>
          {titles[one]}
        </Button>
      ))}
      {act && <ActSheet standing={standing} act={act} onClose={() => setAct(undefined)} />}
    </Section>
  );
}

const paths = { file: 'filing', designate: 'designation', end: 'designation/end' } as const;
const labels = { file: '备案编号', designate: '认定的部门', end: '为什么取消' } as const;
const whatFollows = {
  file: '备案以后可以按普惠价招收，可以领补贴。登记和备案是两件事。',
  designate: '认定以后，它的所有价格都不能高于公布的上限。',
  end: '取消以后不再接新的普惠预约；已经约好的按原价办完。机构和家长都会看到原因。',
} as const;

function ActSheet({
  standing,
  act,
  onClose,
}: {
  readonly standing: SiteStandingView;
  readonly act: Act;
  readonly onClose: () => void;
}) {
  const today = dateAt(now());
  const [words, setWords] = useState('');
  const [on, setOn] = useState<CivilDate | undefined>(today);
  const [isChecked, setIsChecked] = useState(false);
  const { change, ...sending } = useChange<object>(
    standing.site,
    paths[act],
    act === 'end' ? 'post' : 'put',
    onClose,
  );
  const { revision } = standing;
  const save = () => {
    setIsChecked(true);
    const said = words.trim();
    if (said === '' || !on) return;
    const bodies = {
      file: { filed: { number: said, on }, revision },
      designate: { authority: said, on, revision },
      end: { reason: said, revision },
    };
    void change(bodies[act]);
  };
  return (
    <Sheet
      isOpen
      title={titles[act]}
      onClose={onClose}
      foot={
        <Button
          kind={act === 'end' ? 'danger' : 'primary'}
          busy={sending.phase === 'sending' && '正在保存'}
          onPress={save}
        >
          {titles[act]}
        </Button>
      }
    >
      <View className="stack">
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="regulator" />}
        <Words kind="soft">{whatFollows[act]}</Words>
        <TextField
          label={labels[act]}
          value={words}
          error={isChecked && words.trim() === '' ? '请填写' : undefined}
          maxLength={act === 'end' ? 200 : 60}
          onChange={setWords}
          isRequired
        />
        {act !== 'end' && (
          <DateField
            label="哪天起"
            from={addMonths(today, -12 * 20)}
            until={today}
            value={on}
            onChange={setOn}
          />
        )}
      </View>
    </Sheet>
  );
}
