import { dateAt } from '@huiyue/shared/civil';
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
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
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

const quarter = 15;

/** What happened, when, to whom, what was done, who was told. */
export function IncidentForm({ site, people, onClose }: Props) {
  const [kind, setKind] = useState<IncidentKind>();
  const [at, setAt] = useState(() => Math.floor(minuteOf(now()) / quarter) * quarter);
  const [bookings, setBookings] = useState<readonly string[]>([]);
  const [told, setTold] = useState<readonly ToldParty[]>([]);
  const [what, setWhat] = useState('');
  const [done, setDone] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { perform, ...sending } = useStaffSend<object, IncidentView>(
    `incident:${site}`,
    `/sites/${site}/incidents`,
    onClose,
  );
  const send = () => {
    const isReady = kind !== undefined && what.trim() !== '' && done.trim() !== '';
    setIsMissing(!isReady);
    if (isReady)
      void perform({ kind, on: dateAt(now()), at, bookings, what: what.trim(), done: done.trim(), told });
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
        <Words kind="soft">有人受伤、情况紧急，请先打 120，再来登记。</Words>
        <Choice
          label="发生了什么事"
          options={incidentKinds.map((value) => ({ value, label: incidentWords[value] }))}
          value={kind}
          onChange={setKind}
          error={isMissing && !kind ? '请选一项' : undefined}
        />
        <Stepper
          label="今天几点"
          value={at}
          least={0}
          most={24 * 60 - quarter}
          by={quarter}
          words={minuteWords}
          onChange={setAt}
        />
        {people.length > 0 && (
          <Section title="和谁有关">
            {people.map(({ booking, recipient, offer }) => (
              <CheckRow
                key={booking}
                label={recipient.name}
                note={offer}
                isChecked={bookings.includes(booking)}
                onToggle={() => setBookings(toggled(bookings, booking))}
              />
            ))}
          </Section>
        )}
        <TextField
          label="经过"
          hint="家属和监管部门会看到"
          value={what}
          onChange={setWhat}
          maxLength={500}
          isRequired
          error={isMissing && what.trim() === '' ? '请写下经过' : undefined}
        />
        <TextField
          label="当时怎么处理的"
          value={done}
          onChange={setDone}
          maxLength={500}
          isRequired
          error={isMissing && done.trim() === '' ? '请写下怎么处理的' : undefined}
        />
        <Section title="已经告诉了谁">
          {toldParties.map((party) => (
            <CheckRow
              key={party}
              label={toldWords[party]}
              isChecked={told.includes(party)}
              onToggle={() => setTold(toggled(told, party))}
            />
          ))}
        </Section>
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
