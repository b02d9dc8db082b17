import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { useChange } from '../queries';

const nothing = () => undefined;

/** What this kind of institution says of itself that opens its places to others; nothing for most kinds. */
export function Opening({ standing }: { standing: SiteStandingView }) {
  if (standing.providerKind === 'kindergarten') return <Intake standing={standing} />;
  return standing.providerKind === 'employerSite' ? <StaffFirst standing={standing} /> : null;
}

function Intake({ standing }: { standing: SiteStandingView }) {
  const { site, intakeMetOn, revision } = standing;
  const { change, ...sending } = useChange<object>(site, 'opening', 'put', nothing);
  return (
    <Section title="适龄孩子入园">
      <Words>
        {intakeMetOn
          ? `${fullDayWords(intakeMetOn)}说明：三岁以上报名的孩子都已入园。可以开放托班名额。`
          : '先满足三岁以上孩子入园，再开放托班名额。'}
      </Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button
        kind="secondary"
        busy={sending.phase === 'sending' && '正在保存'}
        onPress={() => void change({ intakeMet: intakeMetOn === null, revision })}
      >
        {intakeMetOn ? '撤回这个说明' : '说明：都已入园'}
      </Button>
    </Section>
  );
}

type Who = 'everybody' | 'staffUntil' | 'staffOnly';

function StaffFirst({ standing }: { standing: SiteStandingView }) {
  const { site, staffFirst, revision } = standing;
  const today = dateAt(now());
  const [who, setWho] = useState<Who>(
    staffFirst === null ? 'everybody' : staffFirst.until === null ? 'staffOnly' : 'staffUntil',
  );
  const [until, setUntil] = useState<CivilDate | undefined>(staffFirst?.until ?? undefined);
  const { change, ...sending } = useChange<object>(site, 'opening', 'put', nothing);
  const isMissing = who === 'staffUntil' && until === undefined;
  const save = () =>
    void change({
      staffFirst: who === 'everybody' ? null : { ...(who === 'staffUntil' && until && { until }) },
      revision,
    });
  return (
    <Section title="谁先约">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Choice
        label="现在谁可以约"
        value={who}
        options={[
          { value: 'everybody', label: '大家都可以约' },
          { value: 'staffUntil', label: '到某一天为止，职工先约' },
          { value: 'staffOnly', label: '只收本单位职工的孩子' },
        ]}
        onChange={setWho}
      />
      {who === 'staffUntil' && (
        <DateField
          label="到哪天为止"
          hint="第二天起大家都可以约"
          from={today}
          until={addMonths(today, 24)}
          value={until}
          onChange={setUntil}
        />
      )}
      <Button
        kind="secondary"
        lacks={[isMissing && '选到哪天为止']}
        busy={sending.phase === 'sending' && '正在保存'}
        onPress={save}
      >
        保存
      </Button>
    </Section>
  );
}
