import { View } from '@tarojs/components';
import type { RegistryView, SiteStandingView } from '@huiyue/shared/contract/registry';
import { open } from '../../../platform/navigation';
import { aria } from '../../../ui/aria';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { StatusTag } from '../../../ui/StatusTag';
import { providerKindWords } from '../../../words/names';
import { paperNames } from '@huiyue/shared/registry/paperNames';

/** All institutions of a place: two rates to look at, then as many of them as have been read. */
export function Registry({ pages }: { pages: readonly RegistryView[] }) {
  const [first] = pages;
  if (!first || first.sites === 0) return <Empty icon="class" title="这个地方还没有机构" />;
  const { sites, filed, carers, certifiedCarers } = first;
  return (
    <>
      <Rate label="备案率" part={filed} whole={sites} unit="家机构" />
      <Rate label="照护人员持证率" part={certifiedCarers} whole={carers} unit="位照护人员" />
      <Section title="机构">
        <List>
          {pages
            .flatMap(({ items }) => items)
            .map((one) => (
              <ListRow
                key={one.site}
                title={one.name}
                note={`${providerKindWords[one.providerKind]} · ${filedWords(one)}${one.designation ? ' · 普惠' : ''}`}
                value={<Tag standing={one} />}
                onPress={() => void open('/packages/registry/site/index', { site: one.site })}
              />
            ))}
        </List>
      </Section>
    </>
  );
}

function filedWords({ filing }: SiteStandingView): string {
  return filing.status === 'filed' ? '已备案' : '只登记，没有备案';
}

function Tag({ standing }: { standing: SiteStandingView }) {
  if (standing.stopped) return <StatusTag tone="refused">停接新单</StatusTag>;
  const worst = standing.certificates.find(({ state }) => state === 'expired' || state === 'endsSoon');
  if (!worst) return <StatusTag tone="confirmed">正常</StatusTag>;
  const word = `${paperNames[worst.kind]}${worst.state === 'expired' ? '过期' : '快到期'}`;
  return <StatusTag tone="waiting">{word}</StatusTag>;
}

function Rate({
  label,
  part,
  whole,
  unit,
}: {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
  readonly unit: string;
}) {
  const percent = whole === 0 ? 0 : Math.floor((100 * part) / whole);
  return (
    <View className="card rate">
      <View className="rate-words">
        <View>{label}</View>
        <View className="rate-figure">{whole === 0 ? '没有登记' : `${percent}%`}</View>
      </View>
      <View className="rate-bar" {...aria({ hidden: true })}>
        <View className="rate-part" style={{ width: `${percent}%` }} />
      </View>
      <View className="words words-soft">{`${whole} ${unit}里有 ${part} ${unit.slice(0, 1)}`}</View>
    </View>
  );
}
