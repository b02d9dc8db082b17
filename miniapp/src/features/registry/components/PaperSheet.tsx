import { View } from '@tarojs/components';
import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import type { CertificateKind } from '@huiyue/shared/registry/certificate';
import { useState } from 'react';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { DateField } from '../../../ui/DateField';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { paperNames } from '@huiyue/shared/registry/paperNames';
import { useChange } from '../queries';
import { certificateHints } from '../words';

type Props = {
  readonly standing: SiteStandingView;
  readonly kind: CertificateKind;
  readonly onClose: () => void;
};

type Typed = {
  readonly number: string;
  readonly issuedBy: string;
  readonly from: CivilDate | undefined;
  readonly until: CivilDate | undefined;
  readonly isForGood: boolean;
};

/** Papers are given for some years; older ones are copied from paper. */
const yearsBack = 12 * 20;
const yearsAhead = 12 * 20;

/** Enters a paper, or the one that takes the place of an old one. */
export function PaperSheet({ standing, kind, onClose }: Props) {
  const known = standing.certificates.find((one) => one.kind === kind);
  const today = dateAt(now());
  const { value, put, ...kept } = useKept<Typed>(
    `certificates/${kind}:${standing.site}:${standing.revision}`,
    {
      number: known?.number ?? '',
      issuedBy: known?.issuedBy ?? '',
      from: known?.from,
      until: known?.until ?? undefined,
      isForGood: known !== undefined && known.until === null,
    },
  );
  const { number, issuedBy, from, until, isForGood } = value;
  const [isChecked, setIsChecked] = useState(false);
  const { change, ...sending } = useChange<object>(standing.site, `certificates/${kind}`, 'put', onClose);
  const save = () => {
    setIsChecked(true);
    if (number.trim() === '' || issuedBy.trim() === '' || !from || (!until && !isForGood)) return;
    void change({
      number: number.trim(),
      issuedBy: issuedBy.trim(),
      from,
      ...(until && !isForGood && { until }),
      revision: standing.revision,
    });
  };
  const missing = (isMissing: boolean, what: string) => (isChecked && isMissing ? what : undefined);
  return (
    <Sheet
      isOpen
      title={paperNames[kind]}
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
          保存
        </Button>
      }
    >
      <View className="stack">
        <BroughtBack of={kept} />
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        <TextField
          label="证件编号"
          hint={certificateHints[kind]}
          value={number}
          maxLength={60}
          error={missing(number.trim() === '', '请填证件上的编号')}
          onChange={(next) => put({ number: next })}
          isRequired
        />
        <TextField
          label="哪里发的"
          value={issuedBy}
          maxLength={60}
          error={missing(issuedBy.trim() === '', '请填发证的单位')}
          onChange={(next) => put({ issuedBy: next })}
          isRequired
        />
        <DateField
          label="从哪天起有效"
          from={addMonths(today, -yearsBack)}
          until={addMonths(today, 12)}
          value={from}
          error={missing(from === undefined, '请选年、月、日')}
          onChange={(next) => put({ from: next })}
        />
        <CheckRow
          label="长期有效"
          note="证件上没有写到期的日子"
          isChecked={isForGood}
          onToggle={() => put({ isForGood: !isForGood })}
        />
        {!isForGood && (
          <DateField
            label="到哪天为止"
            hint="这一天还算有效"
            from={from ?? addMonths(today, -yearsBack)}
            until={addMonths(today, yearsAhead)}
            value={until}
            error={missing(until === undefined, '请选年、月、日')}
            onChange={(next) => put({ until: next })}
          />
        )}
      </View>
    </Sheet>
  );
}
