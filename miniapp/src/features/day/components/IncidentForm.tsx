import { dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { IncidentView } from '@huiyue/shared/contract/today';
import type { SiteTodayView } from '@huiyue/shared/contract/today';
import {
  incidentKinds,
  toldParties,
  type IncidentKind,
  type ToldParty,
} from '@huiyue/shared/incidents/incident';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Checks } from '../../../ui/Checks';
import { toggled } from '../../../ui/toggled';
import { Choice } from '../../../ui/Choice';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { incidentWords, toldWords } from '../../../words/incidents';
import { minuteWords } from '../../../words/when';
import { minuteOf } from '../marks';
import { useStaffSend } from '../queries';

type Props = {
  readonly site: string;
  readonly people: SiteTodayView['people'];
  readonly onClose: () => void;
};

type Typed = {
  readonly on: CivilDate;
  readonly kind?: IncidentKind;
  readonly at: number;
  readonly bookings: readonly string[];
  readonly told: readonly ToldParty[];
  readonly what: string;
  readonly done: string;
};

const quarter = 15;

/** What happened, when, to whom, what was done, who was told. */
export function IncidentForm({ site, people, onClose }: Props) {
  const on = dateAt(now());
  const fresh: Typed = {
    on,
    at: Math.floor(minuteOf(now()) / quarter) * quarter,
    bookings: [],
    told: [],
    what: '',
    done: '',
  };
  const { value, put, ...kept } = useKept<Typed>(`incident:${site}`, fresh, (read) =>
    // The hour, and who was there, are of that day alone.
    read.on === on ? read : { ...read, on, at: fresh.at, bookings: [] },
  );
  const { kind, at, told, what, done } = value;
  const bookings = people.map(({ booking }) => booking).filter((one) => value.bookings.includes(one));
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<object, IncidentView>(
    `incident:${site}`,
    `/sites/${site}/incidents`,
    onClose,
  );
  const send = () => {
    const isReady = kind !== undefined && what.trim() !== '' && done.trim() !== '';
    setIsMissing(!isReady);
    if (isReady) void perform({ kind, on, at, bookings, what: what.trim(), done: done.trim(), told });
  };
  return (
    <Sheet
      isOpen
      title="登记意外事件"
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在登记'} onPress={send}>
          登记，并马上告诉家属
        </Button>
      }
    >
      <View className="stack">
        <BroughtBack of={kept} />
        <Words kind="soft">有人受伤、情况紧急，请先打 120，再来登记。</Words>
        <Choice
          label="发生了什么事"
          options={incidentKinds.map((value) => ({ value, label: incidentWords[value] }))}
          value={kind}
          onChange={(chosen) => put({ kind: chosen })}
          error={isMissing && !kind ? '请选一项' : undefined}
        />
        <Stepper
          label="今天几点"
          value={at}
          least={0}
          most={24 * 60 - quarter}
          by={quarter}
          words={minuteWords}
          onChange={(minute) => put({ at: minute })}
        />
        {people.length > 0 && (
          <Section title="和谁有关">
            {people.map(({ booking, recipient, offer }) => (
              <CheckRow
                key={booking}
                label={recipient.name}
                note={offer}
                isChecked={bookings.includes(booking)}
                onToggle={() => put({ bookings: toggled(bookings, booking) })}
              />
            ))}
          </Section>
        )}
        <TextField
          label="经过"
          hint="家属和监管部门会看到"
          value={what}
          onChange={(text) => put({ what: text })}
          maxLength={500}
          isRequired
          error={isMissing && what.trim() === '' ? '请写下经过' : undefined}
        />
        <TextField
          label="当时怎么处理的"
          value={done}
          onChange={(text) => put({ done: text })}
          maxLength={500}
          isRequired
          error={isMissing && done.trim() === '' ? '请写下怎么处理的' : undefined}
        />
        <Section title="已经告诉了谁">
          <Checks all={toldParties} words={toldWords} value={told} onChange={(next) => put({ told: next })} />
        </Section>
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
