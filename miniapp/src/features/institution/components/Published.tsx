import type { OwnClass } from '@huiyue/shared/contract/classes';
import { CapLine } from '../../../parts/CapLine';
import { mainRate } from '../../../parts/rates';
import { openTab } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { PageShell } from '../../../ui/PageShell';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowWords } from '../../../words/ages';
import { monthWords } from '../../../words/dates';
import { perUnitWords } from '../../../words/money';

/** It is out: what families see from now on, and what comes next. */
export function Published({ offer }: { offer: OwnClass }) {
  const { name, ageFromMonths, ageBelowMonths, places, pricing, firstMonth, lastMonth } = offer;
  const { priceFen, per, cap } = mainRate(offer);
  return (
    <PageShell
      title="发布好了"
      foot={<Button onPress={() => void openTab('/packages/institution/classes/index')}>看全部班级</Button>}
    >
      <Banner tone="confirmed" title="家长现在就能看到这个班">
        <Words>
          {firstMonth <= lastMonth
            ? `可以约${monthWords(firstMonth)}到${monthWords(lastMonth)}。`
            : `${monthWords(firstMonth)}入托，到时候开放预约。`}
        </Words>
        <Words>{`有家长预约时会出现在“待答复”，请在 ${offer.answerWithinHours} 小时内答复。`}</Words>
      </Banner>
      <Card>
        <Heading look={3}>{name}</Heading>
        <Words kind="soft">{`${ageWindowWords(ageFromMonths, ageBelowMonths)} · 每月 ${places} 个名额`}</Words>
        <Price priceFen={priceFen} unit={perUnitWords(per)} />
        <CapLine priceFen={priceFen} cap={cap} pricing={pricing} />
      </Card>
    </PageShell>
  );
}
