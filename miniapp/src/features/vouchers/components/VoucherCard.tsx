import { Text, View } from '@tarojs/components';
import type { CityView } from '@huiyue/shared/contract/policy';
import type { VoucherView } from '@huiyue/shared/contract/vouchers';
import { useSite } from '../../../api/reads';
import { ClauseLink } from '../../../ui/ClauseLink';
import { StatusTag } from '../../../ui/StatusTag';
import { fullDayWords } from '../../../words/dates';
import { sumWords } from '../../../words/bills';
import { voucherStateWords } from '../../../words/vouchers';
import { linesWords, placesWords } from '../scope';

type Props = { readonly voucher: VoucherView; readonly cities: readonly CityView[] };

/** One voucher: how much, for what, where, until when, and whether it is still there. */
export function VoucherCard({ voucher, cities }: Props) {
  const { valueFen, scope, from, to, state, clause } = voucher;
  const { tone, word } = voucherStateWords[state];
  const places = placesWords(scope, cities);
  return (
    <View className={state === 'valid' ? 'card voucher voucher-valid' : 'card voucher'}>
      <View className="line-head">
        <View className="price-sum">
          <Text className="price-figure">{sumWords(valueFen).replace(' 元', '')}</Text>
          <Text className="price-unit">元</Text>
        </View>
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View>{`用在：${linesWords(scope)}`}</View>
      {places !== undefined && <View>{`地方：${places}`}</View>}
      {scope.sites !== undefined && (
        <View className="voucher-sites">
          <View>机构：</View>
          {scope.sites.map((site, index) => (
            <SiteName key={site} site={site} isFirst={index === 0} />
          ))}
        </View>
      )}
      <View>{`服务要在 ${fullDayWords(from)}到 ${fullDayWords(to)}之间开始`}</View>
      <View className="line-about">
        {state === 'spent' ? '已经用在一个预约里，取消那个预约，券会退回来' : '一次用完，多出来的不找零'}
      </View>
      <ClauseLink clause={clause} />
    </View>
  );
}

function SiteName({ site, isFirst }: { site: string; isFirst: boolean }) {
  const { data } = useSite(site);
  return <View>{`${isFirst ? '' : '、'}${data?.name ?? '正在查找机构名'}`}</View>;
}
