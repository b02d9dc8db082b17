import { View } from '@tarojs/components';
import type { TourBookingView, TourView } from '@huiyue/shared/contract/trials';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { StatusTag } from '../../../ui/StatusTag';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { occasionWords } from '../../../words/names';
import { useBookTour, useCancelTour } from '../queries';
import { TourTitle, whenOf } from './TourTitle';

type Props = {
  readonly tours: readonly TourView[];
  readonly own: readonly TourBookingView[];
  readonly name: string;
};

/** The hours at which one may come and look, or eat with the children. */
export function TourList({ tours, own, name }: Props) {
  const [people, setPeople] = useState(2);
  if (tours.length === 0)
    return (
      <Empty icon="class" title="机构还没有开放参观">
        <Words kind="soft">可以打电话问机构什么时候能去看看。</Words>
      </Empty>
    );
  return (
    <View className="stack">
      <Stepper
        label="几个人去"
        value={people}
        least={1}
        most={8}
        words={(count) => `${count} 人`}
        onChange={setPeople}
      />
      {tours.map((tour) => {
        const mine = own.find(
          ({ slot, site, state }) => slot === tour.slot && site.id === tour.site.id && state === 'coming',
        );
        return mine ? (
          <MyTour key={tour.slot} tour={mine} />
        ) : (
          <OpenTour key={tour.slot} tour={tour} name={name} people={people} />
        );
      })}
    </View>
  );
}

function OpenTour({ tour, name, people }: { tour: TourView; name: string; people: number }) {
  const { act, ...sending } = useBookTour({ site: tour.site.id, slot: tour.slot }, () => undefined);
  const when = whenOf(tour);
  return (
    <Card>
      <TourTitle tour={tour} />
      {tour.note !== null && <Words>{tour.note}</Words>}
      <Words kind="soft">
        {tour.openPlaces > 0
          ? `还能接待 ${tour.openPlaces} 家，共 ${tour.places} 家`
          : `${tour.places} 家都约满了`}
      </Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {tour.openPlaces > 0 && (
        <Button
          kind="secondary"
          busy={sending.phase === 'sending' && '正在提交'}
          label={`约这一场，${occasionWords[tour.occasion]}，${when}`}
          onPress={() => void act({ site: tour.site.id, slot: tour.slot, name, people })}
        >
          约这一场
        </Button>
      )}
    </Card>
  );
}

/** One that this family has said it comes to; one tap calls it off. */
function MyTour({ tour }: { tour: TourBookingView }) {
  const { act, ...sending } = useCancelTour({ site: tour.site.id, slot: tour.slot });
  return (
    <Card>
      <StatusTag tone={tour.state === 'coming' ? 'confirmed' : tour.state === 'closed' ? 'refused' : 'quiet'}>
        {tour.state === 'coming' ? '已约好' : tour.state === 'closed' ? '机构取消了' : '已取消'}
      </StatusTag>
      <TourTitle tour={tour} />
      <Words>{`${tour.site.name}，${tour.people} 人`}</Words>
      {tour.reason !== null && <Words>{`机构写的原因：${tour.reason}`}</Words>}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {tour.state === 'coming' && (
        <Button
          kind="quiet"
          busy={sending.phase === 'sending' && '正在取消'}
          label={`不去了，${whenOf(tour)}`}
          onPress={() => void act({ site: tour.site.id, slot: tour.slot })}
        >
          不去了
        </Button>
      )}
    </Card>
  );
}
