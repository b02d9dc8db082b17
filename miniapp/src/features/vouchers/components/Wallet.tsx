import { View } from '@tarojs/components';
import { useChildren, useCities } from '../../../api/reads';
import { Answered } from '../../../parts/Answered';
import { Empty } from '../../../ui/Empty';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { useElders, useHeld } from '../queries';
import { PurchaseCard } from './PurchaseCard';
import { VoucherCard } from './VoucherCard';
import '../vouchers.scss';

type Person = { readonly id: string; readonly name: string };

/** What each person of the household was given. */
export function Wallet() {
  const children = useChildren(true);
  const elders = useElders(true);
  return (
    <Answered query={children} label="正在查找家人">
      {(young) => (
        <Answered query={elders} label="正在查找家人">
          {(old) => <People people={[...old.items, ...young.items]} />}
        </Answered>
      )}
    </Answered>
  );
}

function People({ people }: { people: readonly Person[] }) {
  if (people.length === 0)
    return (
      <Empty icon="child" title="还没有添加家人">
        <Words kind="soft">券发给本人。先添加孩子或老人，发给他们的券才会出现在这里。</Words>
      </Empty>
    );
  return people.map((person) => <OnePerson key={person.id} person={person} />);
}

function OnePerson({ person }: { person: Person }) {
  const held = useHeld(person.id);
  const cities = useCities();
  return (
    <Section title={person.name}>
      <Answered query={held} label={`正在查找${person.name}的券`} cards={1}>
        {({ vouchers, purchases, standings }) => (
          <>
            {standings.map(({ id, proof, from, to }) => (
              <Words key={id}>
                {`凭${proof}认定，${fullDayWords(from)}起${to === null ? '' : `到 ${fullDayWords(to)}`}，补贴按这个算。`}
              </Words>
            ))}
            {vouchers.length + purchases.length === 0 && (
              <Words kind="soft">没有券，也没有政府购买的服务。</Words>
            )}
            <View className="cards">
              {vouchers.map((voucher) => (
                <VoucherCard key={voucher.id} voucher={voucher} cities={cities.data?.items ?? []} />
              ))}
              {purchases.map((purchase) => (
                <PurchaseCard key={purchase.id} purchase={purchase} />
              ))}
            </View>
          </>
        )}
      </Answered>
    </Section>
  );
}
