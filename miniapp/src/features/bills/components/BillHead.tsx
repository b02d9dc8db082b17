import { Text, View } from '@tarojs/components';
import type { BillView } from '@huiyue/shared/contract/bills';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { billState, sumWords } from '../../../words/bills';
import { fullDayWords, monthWords } from '../../../words/dates';
import { namesOn, sumsByPayer } from '../shares';
import { PayerBar } from './PayerBar';

type Props = { readonly bill: BillView; readonly reader: 'family' | 'institution' };

/** The one figure that matters, who pays what of the month, and what has been paid. */
export function BillHead({ bill, reader }: Props) {
  const { site, month, totalFen, familyFen, paidFen, leftFen, dueOn, status, monthlyClause, isPart } = bill;
  const state = billState(bill);
  const figure = status === 'draft' ? familyFen : Math.abs(leftFen);
  return (
    <Card>
      <View className="line-head">
        <Words kind="soft">{reader === 'family' ? site.name : namesOn(bill)}</Words>
        <StatusTag tone={state.tone}>{state.word}</StatusTag>
      </View>
      {isPart && <PartNote bill={bill} />}
      <View>{figureName(bill, reader)}</View>
      <View className="price-sum">
        <Text className="price-figure">{sumWords(figure).replace(' 元', '')}</Text>
        <Text className="price-unit">元</Text>
      </View>
      {dueOn !== null && leftFen > 0 && (
        <Words>
          {reader === 'family'
            ? `请在 ${fullDayWords(dueOn)}前付给机构，现金、微信都可以。`
            : `付款日是 ${fullDayWords(dueOn)}。`}
        </Words>
      )}
      {status === 'draft' && <Words kind="soft">还没有开出，家长看不到，也不能收款。</Words>}
      <PayerBar sums={sumsByPayer(bill.lines)} />
      <Facts
        facts={[
          { name: '月份', value: monthWords(month) },
          { name: isPart ? '这几项一共' : '这个月一共', value: sumWords(totalFen) },
          { name: isPart ? '其中要自己付' : '家庭付', value: sumWords(familyFen) },
          ...(status === 'draft' ? [] : [{ name: '已付', value: sumWords(paidFen) }]),
        ]}
      />
      {monthlyClause && <ClauseLink clause={monthlyClause} text="费用按月收，不能预收，看原文" />}
    </Card>
  );
}

/** Who pays for one elder of another household is told what this page leaves out, and whose it is. */
function PartNote({ bill }: { readonly bill: BillView }) {
  return (
    <Banner tone="info" title="这只是账单的一部分">
      <Words>{`只列了${namesOn(bill)}的几项，因为由您付款。`}</Words>
      <Words>{`${namesOn(bill)}家里其他人在${bill.site.name}的费用，还有全部付款记录和收据，不在这里，只有那一家自己能看。`}</Words>
    </Banner>
  );
}

function figureName({ status, leftFen, isPart }: BillView, reader: Props['reader']): string {
  if (status === 'draft') return '家庭要付';
  // What was paid is paid on the whole bill: more than this is not open of her part.
  if (leftFen > 0) return isPart ? '最多还要付' : '还要付';
  if (leftFen === 0) return '没有要付的了';
  return reader === 'family' ? '机构要退给您' : '要退给家庭';
}
