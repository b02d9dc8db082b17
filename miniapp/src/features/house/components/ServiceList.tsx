import type { ServiceCard } from '@huiyue/shared/contract/services';
import type { Id } from '@huiyue/shared/ids';
import { Answered } from '../../../parts/Answered';
import { open } from '../../../platform/navigation';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { pricedWords } from '../../../words/money';
import { productWords } from '../../../words/names';
import { useSiteServices } from '../queries';
import { hoursWords } from '../../../words/when';

/** What a site gives beside childcare, and the pages on which each of them is run. */
export function ServiceList({ site }: { site: Id<'site'> }) {
  const services = useSiteServices(site);
  return (
    <Answered query={services} label="正在打开服务" cards={2} reader="institution">
      {(items) =>
        items.length === 0 ? (
          <Empty icon="class" title="还没有发布服务">
            <Words kind="soft">助餐、日间照料、上门服务、课程，发布以后大家就能约。</Words>
          </Empty>
        ) : (
          items.map((service) => <OneService key={service.id} service={service} />)
        )
      }
    </Answered>
  );
}

function OneService({ service }: { service: ServiceCard }) {
  const { id, name, product, opensAt, closesAt, priceFen, per } = service;
  const to = (page: string) => () => void open(`/packages/house/${page}/index`, { service: id });
  return (
    <Section title={name}>
      <List>
        <ListRow
          title={productWords[product]}
          note={`${hoursWords(opensAt, closesAt)} · ${pricedWords(priceFen, per)}`}
          value="改价格和名额"
          onPress={to('service')}
        />
        {product === 'meal' && (
          <>
            <ListRow icon="clause" title="菜单" note="写好以后家里就能看到、选菜" onPress={to('menus')} />
            <ListRow icon="check" title="备餐" note="做几份、谁忌口、标签" onPress={to('kitchen')} />
            <ListRow icon="pin" title="送餐路线" note="按顺序送，可以打印" onPress={to('deliveries')} />
          </>
        )}
      </List>
    </Section>
  );
}
