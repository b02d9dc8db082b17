import { View } from '@tarojs/components';
import type { CivilMonth } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard, SiteCard } from '@huiyue/shared/contract/sites';
import { MonthStepper } from '../../../parts/MonthStepper';
import { monthBounds } from '../../../parts/monthBounds';
import { dial } from '../../../platform/phone';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Empty } from '../../../ui/Empty';
import { Facts } from '../../../ui/Facts';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { paperNames } from '@huiyue/shared/registry/paperNames';
import { filingWords, ownershipWords, providerKindWords } from '../../../words/names';
import { ClassOffer } from './ClassOffer';
import { Standing } from './Standing';
import '../places.scss';

type Props = {
  readonly site: SiteCard;
  readonly month: CivilMonth;
  readonly ownChildren: readonly ChildView[];
  readonly onMonth: (month: CivilMonth) => void;
  readonly onBook: (offer: ClassCard) => void;
  readonly onOthers: (offer: ClassCard) => void;
  /** A regulator's alone: let the class take more than it has places. */
  readonly onAllow?: ((offer: ClassCard) => void) | undefined;
};

/** One institution in full: its classes of a month first, then who it is. */
export function SiteDetail({ site, month, ownChildren, onMonth, onBook, onOthers, onAllow }: Props) {
  const { name, isInvented, phone, classes, publishesCaps } = site;
  const { first, last } = monthBounds();
  return (
    <>
      <View className="stack">
        <Standing site={site} />
        {isInvented && <Words kind="soft">这是演示用的机构，现实中没有它，电话也打不通。</Words>}
        <Button
          kind="secondary"
          icon="phone"
          label={`打电话 ${phone}，${name}`}
          onPress={() => void dial(phone)}
        >
          {`打电话 ${phone}`}
        </Button>
      </View>
      <Section title="班级和名额">
        <MonthStepper month={month} first={first} last={last} onChange={onMonth} />
        {!publishesCaps && (
          <Banner tone="info" title="本地没有公布托育的价格上限">
            <Words>下面是机构自己报的价格。</Words>
          </Banner>
        )}
        <Stopped site={site} />
        {classes.length === 0 && (
          <Empty icon="class" title="还没有开放预约的班级">
            <Words kind="soft">可以打电话问机构。</Words>
          </Empty>
        )}
        {classes.map((offer) => (
          <ClassOffer
            key={offer.id}
            offer={offer}
            publishesCaps={publishesCaps}
            ownChildren={ownChildren}
            isStopped={site.takesNobodyNew}
            onBook={() => onBook(offer)}
            onOthers={() => onOthers(offer)}
            {...(onAllow && { onAllow: () => onAllow(offer) })}
          />
        ))}
      </Section>
      <About site={site} />
    </>
  );
}

/** Said before anybody fills in a form: the institution takes nobody new, and which paper it is. */
function Stopped({ site: { takesNobodyNew, papers } }: { site: SiteCard }) {
  if (!takesNobodyNew) return null;
  const expired = papers.filter(({ state, whenExpired }) => state === 'expired' && whenExpired === 'stops');
  return (
    <Banner tone="refused" title="这家机构现在不接新的预约">
      {expired.map(({ kind, until }) => (
        <Words key={kind}>{`${paperNames[kind]}${until ? `到${fullDayWords(until)}` : ''}已经过期。`}</Words>
      ))}
      <Words>已经在的孩子不受影响。它换好新证以后会恢复；可以先看看别的机构。</Words>
    </Banner>
  );
}

function About({ site }: { site: SiteCard }) {
  const { district, address, ownership, providerKind, filing, designation, standingClause } = site;
  const filed = [filing.number, filing.on && fullDayWords(filing.on)].filter((part) => part !== undefined);
  return (
    <Section title="机构情况">
      <Card>
        <Facts
          facts={[
            // Addresses often begin with the district; then it need not be said twice.
            { name: '地址', value: address.startsWith(district) ? address : `${district}${address}` },
            { name: '性质', value: `${ownershipWords[ownership]} · ${providerKindWords[providerKind]}` },
            { name: '备案', value: [filingWords[filing.status], ...filed].join('，') },
            {
              name: '普惠认定',
              value: designation
                ? `${designation.authority}，${fullDayWords(designation.on)}`
                : '没有认定为普惠机构',
            },
          ]}
        />
        {standingClause && <ClauseLink clause={standingClause} text="当地对普惠托育的规定" />}
      </Card>
    </Section>
  );
}
