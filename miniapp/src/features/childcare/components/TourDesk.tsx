import { View } from '@tarojs/components';
import { addDays, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { OwnTourView } from '@huiyue/shared/contract/trials';
import { occasions, type Occasion } from '@huiyue/shared/tours/tour';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { occasionWords } from '../../../words/names';
import { minuteWords } from '../../../words/when';
import { useCloseTour, usePublishTours } from '../queries';
import { TourTitle, whenOf } from './TourTitle';

/** Who comes to look and to eat, and new hours for it. */
export function TourDesk({ site, tours }: { site: string; tours: readonly OwnTourView[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="参观和陪餐">
      {tours.length === 0 && (
        <Empty icon="class" title="还没有开放的场次">
          <Words kind="soft">开放几场，家长两步就能约上。</Words>
        </Empty>
      )}
      {tours.map((tour) => (
        <OwnTour key={tour.slot} site={site} tour={tour} />
      ))}
      <Button icon="plus" onPress={() => setIsOpen(true)}>
        开放新的场次
      </Button>
      <Sheet isOpen={isOpen} title="开放新的场次" onClose={() => setIsOpen(false)}>
        <NewTour site={site} onDone={() => setIsOpen(false)} />
      </Sheet>
    </Section>
  );
}

function OwnTour({ site, tour }: { site: string; tour: OwnTourView }) {
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { act, ...sending } = useCloseTour(site, tour.slot, () => setIsAsking(false));
  const when = whenOf(tour);
  const people = tour.parties.reduce((sum, party) => sum + party.people, 0);
  return (
    <Card>
      <TourTitle tour={tour} />
      <Words>{`${tour.parties.length} 家、${people} 人来，还能接待 ${tour.openPlaces} 家`}</Words>
      {tour.parties.length > 0 && (
        <Words kind="soft">
          {tour.parties.map((party) => `${party.name}（${party.people} 人）`).join('、')}
        </Words>
      )}
      {tour.closed !== null ? (
        <Words>{`已取消：${tour.closed}`}</Words>
      ) : (
        <Button kind="quiet" label={`取消这一场，${when}`} onPress={() => setIsAsking(true)}>
          取消这一场
        </Button>
      )}
      <Sheet
        isOpen={isAsking}
        title="取消这一场"
        onClose={() => setIsAsking(false)}
        foot={
          <Button
            kind="danger"
            lacks={[reason.trim() === '' && '写原因']}
            busy={sending.phase === 'sending' && '正在取消'}
            onPress={() => void act({ slot: tour.slot, reason: reason.trim() })}
          >
            取消这一场
          </Button>
        }
      >
        <View className="stack">
          <Words>约好的家庭会读到您写的原因。</Words>
          <TextField label="原因" value={reason} maxLength={100} isRequired onChange={setReason} />
          {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        </View>
      </Sheet>
    </Card>
  );
}

const quarter = 15;

function NewTour({ site, onDone }: { site: string; onDone: () => void }) {
  const [today] = useState(() => dateAt(now()));
  const [occasion, setOccasion] = useState<Occasion>('tour');
  const [date, setDate] = useState<CivilDate | undefined>(addDays(today, 1));
  const [from, setFrom] = useState(10 * 60);
  const [minutes, setMinutes] = useState(60);
  const [places, setPlaces] = useState(6);
  const [weeks, setWeeks] = useState(1);
  const [note, setNote] = useState('');
  const { act, ...sending } = usePublishTours(site, onDone);
  return (
    <View className="stack">
      <Choice
        label="做什么"
        value={occasion}
        onChange={setOccasion}
        options={occasions.map((value) => ({ value, label: occasionWords[value] }))}
      />
      <DateField label="哪一天" from={today} until={addDays(today, 90)} value={date} onChange={setDate} />
      <Stepper
        label="几点开始"
        value={from}
        least={7 * 60}
        most={19 * 60}
        by={quarter}
        words={minuteWords}
        onChange={setFrom}
      />
      <Stepper
        label="多长时间"
        value={minutes}
        least={30}
        most={180}
        by={quarter}
        words={(count) => `${count} 分钟`}
        onChange={setMinutes}
      />
      <Stepper
        label="接待几家"
        value={places}
        least={1}
        most={50}
        words={(count) => `${count} 家`}
        onChange={setPlaces}
      />
      <Stepper
        label="连着几周"
        value={weeks}
        least={1}
        most={12}
        words={(count) => (count === 1 ? '就这一次' : `每周一次，${count} 周`)}
        onChange={setWeeks}
      />
      <TextField label="要说明的话" hint="可以不写" value={note} maxLength={60} onChange={setNote} />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Button
        lacks={[date === undefined && '选哪一天']}
        busy={sending.phase === 'sending' && '正在保存'}
        onPress={() => {
          if (date !== undefined)
            void act({
              occasion,
              date,
              from,
              to: from + minutes,
              places,
              weeks,
              ...(note.trim() === '' ? {} : { note: note.trim() }),
            });
        }}
      >
        开放
      </Button>
    </View>
  );
}
