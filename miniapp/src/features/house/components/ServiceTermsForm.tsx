import type { ServiceCard } from '@huiyue/shared/contract/services';
import { parseYuan, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { CapLine } from '../../../parts/CapLine';
import { back } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Stepper } from '../../../ui/Stepper';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { perUnitWords } from '../../../words/money';
import { useHouse } from '../queries';
import { MissedFields } from './MissedFields';
import { releaseAt, ReserveFields, type Kept } from './ReserveFields';

/** Prices are typed as people write them: 12, 12.5. */
function yuanText(fen: Fen): string {
  return String(fen / 100);
}

/** New price, places and reserve of a service; what is booked already keeps its own. */
export function ServiceTermsForm({ service }: { service: ServiceCard }) {
  const [price, setPrice] = useState<{ readonly text: string; readonly fen?: Fen | undefined }>({
    text: yuanText(service.priceFen),
    fen: service.priceFen,
  });
  const [places, setPlaces] = useState(service.places);
  const others = service.reserves.filter((rule) => rule.for !== 'offline');
  const offline = service.reserves.find((rule) => rule.for === 'offline');
  const [kept, setKept] = useState<Kept>({
    units: offline?.units ?? 0,
    at: offline?.release?.at ?? releaseAt(service.opensAt, service.closesMinutesBefore),
  });
  const [missed, setMissed] = useState(service.missed);
  const [isChecked, setIsChecked] = useState(false);
  const { write, ...sending } = useHouse<ServiceCard>(
    `terms:${service.id}`,
    `/services/${service.id}/terms`,
    'put',
    () => void back(),
  );
  const counted = service.product === 'meal' ? '份' : '人';
  const save = () => {
    setIsChecked(true);
    if (price.fen === undefined || price.fen === 0) return;
    const release = { daysBefore: offline?.release?.daysBefore ?? 0, at: kept.at };
    void write({
      places,
      priceFen: price.fen,
      reserves: kept.units === 0 ? others : [...others, { for: 'offline', units: kept.units, release }],
      revision: service.revision,
      ...(service.meal && { meal: service.meal }),
      ...(missed && { missed }),
    });
  };
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <YuanField
        label="价格"
        unit={perUnitWords(service.per)}
        text={price.text}
        error={isChecked && price.fen === undefined ? '请填价格' : undefined}
        onChange={(text) => setPrice({ text, fen: parseYuan(text) })}
      />
      {service.cap && price.fen !== undefined && (
        <CapLine cap={service.cap} priceFen={price.fen} pricing={service.pricing} />
      )}
      <Stepper
        label="同一时间最多几个"
        value={places}
        least={1}
        most={500}
        words={(value) => `${value} ${counted}`}
        onChange={setPlaces}
      />
      <ReserveFields
        kept={kept}
        places={places}
        unit={counted}
        opensAt={service.opensAt}
        closesMinutesBefore={service.closesMinutesBefore}
        onChange={setKept}
      />
      {service.product !== 'course' && (
        <MissedFields value={missed} isFixed={service.missed !== undefined} onChange={setMissed} />
      )}
      <Words kind="soft">已经约好的，价格不变；名额不能少于已经约出的。</Words>
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        保存
      </Button>
    </>
  );
}
