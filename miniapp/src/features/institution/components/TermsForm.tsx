import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import { parseYuan, yuanText } from '@huiyue/shared/money';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { dataOf } from '../../../api/queries';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { mainRate } from '../../../parts/rates';
import { back } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Heading } from '../../../ui/Heading';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { pricingWords } from '../../../words/names';
import { changeTerms, listSiteClasses, type NewTerms } from '../api';
import { siteClassesKey } from '../hooks/useSiteClasses';
import { changesBetween, fullestMonth } from '../whatChanged';
import { keptBackIn, reservesWith } from '../keptBack';
import { ClassReserve } from './ClassReserve';
import { OtherRates } from './OtherRates';
import { PlacesField } from './PlacesField';
import { mainPriceWords, PriceField } from './PriceField';
import { readPlaces } from '../draft';

type Props = {
  readonly offer: OwnClass;
  /** What is published for this kind of class; undefined while it is on its way. */
  readonly published: ChildcarePolicyView['classes'][number] | undefined;
  readonly notice: ReactNode;
};

/** The price it is known by, the others beside it, the places, and what is kept of them. */
const termsOf = (offer: OwnClass) => ({
  priceFen: mainRate(offer).priceFen,
  per: mainRate(offer).per,
  others: othersOf(offer),
  places: offer.places,
  keptBack: keptBackIn(offer.reserves),
});

function othersOf(offer: OwnClass): OwnClass['rates'] {
  const main = mainRate(offer);
  return offer.rates.filter((rate) => rate !== main);
}

/** New price and places for a class. What others change meanwhile is shown, and nothing typed is lost. */
export function TermsForm({ offer, published, notice }: Props) {
  const client = useQueryClient();
  const [base, setBase] = useState(offer);
  const [price, setPrice] = useState(() => yuanText(mainRate(offer).priceFen));
  const [places, setPlaces] = useState(() => String(offer.places));
  const [otherTexts, setOtherTexts] = useState<readonly string[]>(() =>
    othersOf(offer).map(({ priceFen }) => yuanText(priceFen)),
  );
  const [keptBack, setKeptBack] = useState(() => keptBackIn(offer.reserves));
  const [meanwhile, setMeanwhile] = useState<readonly string[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const [saved, setSaved] = useState<readonly string[]>();
  const [isChecked, setIsChecked] = useState(false);
  const sending = useSend<NewTerms, OwnClass>(`terms:${base.id}`, (terms, key) =>
    changeTerms(base.id, terms, key),
  );

  const priceFen = parseYuan(price);
  const placeCount = readPlaces(places);
  const main = mainRate(base);
  const others = othersOf(base).flatMap((rate, index) => {
    const typed = parseYuan(otherTexts[index] ?? '');
    return typed === undefined || typed === 0 ? [] : [{ ...rate, priceFen: typed }];
  });
  const isWhole = others.length === othersOf(base).length;
  const wanted =
    priceFen !== undefined && placeCount !== undefined && isWhole
      ? { priceFen, per: main.per, others, places: placeCount, keptBack }
      : undefined;
  const changes = wanted ? changesBetween(termsOf(base), wanted) : [];
  const fullest = fullestMonth(base.months);
  // A session that ran out is told at the top of the page, once.
  const failure =
    sending.phase === 'failed' && sending.failure.kind !== 'signedOut' ? sending.failure : undefined;

  const reload = async () => {
    const classes = await client
      .fetchQuery({
        queryKey: siteClassesKey(base.site),
        queryFn: async () => (await dataOf(listSiteClasses(base.site))).items,
        staleTime: 0,
      })
      .catch(() => undefined);
    const now = classes?.find(({ id }) => id === base.id);
    if (!now) return;
    setMeanwhile(changesBetween(termsOf(base), termsOf(now)));
    setBase(now);
  };

  const save = async () => {
    if (!wanted) return;
    const rates = base.rates.map((rate) => {
      const other = wanted.others.find(({ careMode, per }) => careMode === rate.careMode && per === rate.per);
      return {
        careMode: rate.careMode,
        per: rate.per,
        priceFen: rate === main ? wanted.priceFen : (other ?? rate).priceFen,
      };
    });
    const reserves = reservesWith(base.reserves, wanted.keptBack);
    const answer = await sending.send({ places: wanted.places, reserves, rates, revision: base.revision });
    if (answer === undefined) return;
    setIsAsking(false);
    if (answer.ok) {
      setSaved(changes);
      setMeanwhile([]);
      setBase(answer.data);
      void client.invalidateQueries({ queryKey: siteClassesKey(base.site) });
    } else if (answer.problem?.code === 'class.changed') await reload();
  };

  const ask = () => {
    setIsChecked(true);
    setSaved(undefined);
    if (wanted && changes.length > 0) setIsAsking(true);
  };

  const priceMissing = isChecked && price.trim() === '' ? `请填${mainPriceWords(main.per)}` : undefined;
  const placesMissing = isChecked && placeCount === undefined ? '请填 1～200 之间的整数' : undefined;

  return (
    <PageShell
      title="改价格或名额"
      lead="从现在起的新预约按新的算；已经约好的，价格不变"
      foot={
        saved ? (
          <Button onPress={() => void back()}>回到班级</Button>
        ) : (
          <Button busy={sending.phase === 'sending' && '正在保存'} onPress={ask}>
            核对并保存
          </Button>
        )
      }
    >
      {notice}
      {saved && (
        <Banner tone="confirmed" title="已经保存">
          {saved.map((change) => (
            <Words key={change}>{change}</Words>
          ))}
        </Banner>
      )}
      {failure && meanwhile.length === 0 && (
        <FailureNotice failure={failure} reader="institution" onRetry={() => void save()} />
      )}
      {meanwhile.length > 0 && (
        <Banner tone="waiting" title="没有保存：刚才别人改了这个班">
          {meanwhile.map((change) => (
            <Words key={change}>{change}</Words>
          ))}
          <Words>您填的内容还在。看一看，要保存就再按一次。</Words>
        </Banner>
      )}
      {isChecked && !saved && !failure && wanted && changes.length === 0 && (
        <Banner tone="info" title="和现在一样，不用保存" />
      )}
      <Heading>{`${base.name}，${pricingWords[base.pricing]}`}</Heading>
      <PriceField
        per={main.per}
        pricing={base.pricing}
        cap={(main.per === 'month' ? published?.cap : undefined) ?? main.cap}
        text={price}
        amount={priceFen}
        error={priceMissing}
        onChange={(text) => {
          setPrice(text);
          setSaved(undefined);
        }}
      />
      <PlacesField
        text={places}
        error={placesMissing}
        rule={published?.rule ?? null}
        hint={
          fullest && fullest.takenPlaces > 0
            ? `${monthWords(fullest.month)}已约出 ${fullest.takenPlaces} 个（包括待答复的），不能更少`
            : '现在还没有约出的名额'
        }
        onChange={(text) => {
          setPlaces(text);
          setSaved(undefined);
        }}
      />
      <OtherRates
        rates={othersOf(base)}
        pricing={base.pricing}
        texts={otherTexts}
        isChecked={isChecked}
        onChange={(texts) => {
          setOtherTexts(texts);
          setSaved(undefined);
        }}
      />
      <ClassReserve
        kept={keptBack}
        places={placeCount ?? base.places}
        onChange={(kept) => {
          setKeptBack(kept);
          setSaved(undefined);
        }}
      />
      <Dialog
        isOpen={isAsking}
        title="这样保存吗？"
        confirm={{
          text: '保存',
          act: () => void save(),
          busy: sending.phase === 'sending' && '正在保存',
        }}
        dismiss={{ text: '再改改', act: () => setIsAsking(false) }}
      >
        {changes.map((change) => (
          <Words key={change}>{change}</Words>
        ))}
        <Words kind="soft">家长马上会看到新的价格和名额。已经约好的家庭，价格不变。</Words>
      </Dialog>
    </PageShell>
  );
}
