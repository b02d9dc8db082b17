import { View } from '@tarojs/components';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { QuoteView } from '@huiyue/shared/contract/bookings';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { CapLine } from '../../../parts/CapLine';
import { DishPicture } from '../../../parts/DishPicture';
import { RefundTermsLine } from '../../../parts/RefundTermsLine';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { sumWords } from '../../../words/bills';
import { clashWords } from '../../../words/diet';
import { pricedWords } from '../../../words/money';
import { fullWeekdayWords } from '../../../words/serviceDays';
import { hoursWords } from '../../../words/when';
import '../elderServices.scss';

type Props = {
  readonly quotes: readonly QuoteView[];
  readonly service: ServiceCard;
  /** Three people: who orders, who receives, who pays. */
  readonly orderer: string;
  readonly payer: string;
  readonly isFull: boolean;
};

/** Everything that is about to be agreed to: who, what, which days, and for each day what is paid and by whom. */
export function OrderReview({ quotes, service, orderer, payer, isFull }: Props) {
  const [first] = quotes;
  if (!first) return null;
  const clause = quotes.find(({ mealSubsidyClause }) => mealSubsidyClause !== null)?.mealSubsidyClause;
  return (
    <>
      <Card>
        <Heading look={3}>{`${service.name}，${quotes.length} 天`}</Heading>
        <Words>{service.site.name}</Words>
        <Facts
          facts={[
            { name: '谁订', value: orderer },
            { name: '给谁', value: first.recipient.name },
            { name: '谁付款', value: payer },
            { name: '时间', value: hoursWords(first.from, first.to) },
            ...(service.product === 'homeCare' ? [{ name: '谁来', value: carersWords(first) }] : []),
            ...(first.meal ? [{ name: '怎么吃', value: mealWayNames[first.meal.way] }] : []),
            ...(first.units > 1 ? [{ name: '每天', value: `${first.units} 份` }] : []),
            { name: '价格', value: pricedWords(first.priceFen, first.per) },
          ]}
        />
        {first.cap && <CapLine priceFen={first.priceFen} cap={first.cap} />}
      </Card>
      <Card>
        <Heading look={3}>要付多少</Heading>
        <Sums quotes={quotes} />
        <Words kind="soft">钱直接交给机构，惠约不收钱。</Words>
        <RefundTermsLine site={service.site.id} by="days" />
        {clause ? (
          <ClauseLink clause={clause} text="补贴的依据" />
        ) : (
          service.product === 'meal' && <Words kind="soft">这几天没有可以抵扣的助餐补贴。</Words>
        )}
      </Card>
      <Dishes quotes={quotes} />
      {isFull ? (
        <Banner tone="waiting" title="这一天已经订满，可以排队">
          <Words>有人退了，会按公布的次序先留给排在前面的人。排队不收钱，随时可以不排。</Words>
        </Banner>
      ) : (
        <Banner tone="waiting" title="提交以后">
          <Words>
            {service.answerWithinHours === 0
              ? '马上订好，不用等答复。'
              : `先留着，机构须在 ${service.answerWithinHours} 小时内答复，否则自动释放。`}
          </Words>
          <Words>截止时间以前都可以自己取消；过了时间，可以请机构帮忙改。</Words>
        </Banner>
      )}
    </>
  );
}

/** The institution sends whom it can: the names are of those who could come. */
function carersWords({ carers }: QuoteView): string {
  if (carers === undefined) return '由机构安排，来的人会先说明身份';
  if (carers.length === 0) return '那个时间的护理员都排满了，由机构另外安排';
  const names = carers.slice(0, mostCarers).map(({ name }) => name);
  const others = carers.length > mostCarers ? `等 ${carers.length} 位` : '';
  return `${names.join('、')}${others}${carers.length > 1 ? '中的一位' : ''}，由机构安排`;
}

const mostCarers = 3;

/** What was chosen for each day, and once more what of it clashes with what the elder's card says. */
function Dishes({ quotes }: { readonly quotes: readonly QuoteView[] }) {
  const chosen = quotes.flatMap(({ startsOn, meal, menu }) => {
    const dish = menu?.dishes.find(({ id }) => id === meal?.dish);
    return dish ? [{ startsOn, dish }] : [];
  });
  const open = quotes.filter(
    ({ meal, menu }) => meal?.dish === undefined && menu?.dishes.some(({ clashes }) => clashes.length > 0),
  );
  if (chosen.length === 0 && open.length === 0) return null;
  return (
    <Card>
      <Heading look={3}>吃什么</Heading>
      {chosen.map(({ startsOn, dish }) => (
        <View key={startsOn} className="dish-row">
          <DishPicture picture={dish.picture} />
          <View className="dish-words">
            <View>{`${fullWeekdayWords(startsOn)}：${dish.name}`}</View>
            {dish.clashes.map((clash) => (
              <View key={clashWords(clash)} className="dish-clash">{`注意：${clashWords(clash)}`}</View>
            ))}
          </View>
        </View>
      ))}
      {open.length > 0 && (
        <View className="dish-clash">
          {`注意：没有挑菜的 ${open.length} 天里，有的菜和老人的忌口不合。可以回去挑菜，或打电话提醒食堂。`}
        </View>
      )}
    </Card>
  );
}

/** Price, subsidy, and what the family pays: a row for each day, and the whole below. */
function Sums({ quotes }: { readonly quotes: readonly QuoteView[] }) {
  const total = (of: (quote: QuoteView) => number) => quotes.reduce((sum, quote) => sum + of(quote), 0);
  return (
    <View className="sums" {...aria({ role: 'list', label: '每天的价格、补贴和自付' })}>
      {quotes.map((quote) => (
        <Sum
          key={quote.startsOn}
          day={fullWeekdayWords(quote.startsOn)}
          pay={quote.payFen}
          borne={borneOf(quote)}
          family={quote.familyFen}
        />
      ))}
      {quotes.length > 1 && (
        <Sum
          day={`一共 ${quotes.length} 天`}
          pay={total(({ payFen }) => payFen)}
          borne={total(borneOf)}
          family={total(({ familyFen }) => familyFen)}
          isTotal
        />
      )}
    </View>
  );
}

const borneOf = ({ mealSubsidyFen, voucher }: QuoteView) => mealSubsidyFen + (voucher?.fen ?? 0);

type SumProps = {
  readonly day: string;
  readonly pay: number;
  readonly borne: number;
  readonly family: number;
  readonly isTotal?: boolean;
};

function Sum({ day, pay, borne, family, isTotal = false }: SumProps) {
  return (
    <View className={isTotal ? 'sum-row sum-total' : 'sum-row'} {...aria({ role: 'listitem' })}>
      <View className="sum-day">{day}</View>
      <View className="sum-family">{`自付 ${sumWords(family)}`}</View>
      {borne > 0 && <View className="sum-parts">{`价格 ${sumWords(pay)}，补贴 ${sumWords(borne)}`}</View>}
    </View>
  );
}
