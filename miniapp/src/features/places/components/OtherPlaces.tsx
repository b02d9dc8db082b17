import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import type { Point } from '@huiyue/shared/geo';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { monthWords } from '../../../words/dates';
import { useSites } from '../queries';
import type { ForAge } from '../search';
import { SiteRows } from './SiteRows';

type Props = {
  readonly city: string;
  /** Where the refused site stands: others near it come first. */
  readonly near: Point;
  readonly month: CivilMonth;
  readonly forAge?: ForAge | undefined;
  readonly except: string;
  readonly onOpen: (site: SiteCard) => void;
};

const most = 3;

/** After a refusal: who else has a place in that month for that child. */
export function OtherPlaces({ city, near, month, forAge, except, onOpen }: Props) {
  const found = useSites({ city, near, month, filters: { openOnly: true, ...(forAge && { forAge }) } });
  const sites = found.data?.pages[0]?.items.filter(({ id }) => id !== except);
  if (!sites) return null;
  return (
    <View className="stack">
      <Heading look={3}>{`${monthWords(month)}还有名额的机构`}</Heading>
      {sites.length === 0 ? (
        <Words kind="soft">这个城市这个月别处也没有合适的名额了。可以换一个月份看看。</Words>
      ) : (
        <SiteRows sites={sites.slice(0, most)} onOpen={onOpen} />
      )}
    </View>
  );
}
