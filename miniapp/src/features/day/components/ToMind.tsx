import type { BookingCardView } from '@huiyue/shared/contract/cards';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { careLevelWords, mobilityWords } from '../../../words/elderServices';
import { useBookingCard } from '../queries';

type Said = BookingCardView['card'];

/** What this booking makes it necessary to know of somebody, and whom to call. Nothing else of the card is here. */
export function ToMind({ booking }: { readonly booking: string }) {
  const { data } = useBookingCard(booking);
  if (!data) return null;
  const { emergencyContact } = data.card;
  const facts = factsOf(data.card);
  return (
    <Section title="要注意的">
      <Card>
        {facts.length === 0 ? <Words kind="soft">家里没有写要注意的。</Words> : <Facts facts={facts} />}
        {emergencyContact && (
          <Button kind="secondary" icon="phone" onPress={() => void dial(emergencyContact.phone)}>
            {`打给${emergencyContact.name}`}
          </Button>
        )}
      </Card>
    </Section>
  );
}

function factsOf(said: Said): readonly { readonly name: string; readonly value: string }[] {
  const { allergies, diets, mobility, careLevel, address, emergencyContact, collectors } = said;
  return [
    { name: '过敏', value: allergies.map((one) => allergenNames[one]).join('、') },
    { name: '忌口', value: diets.map((one) => dietNames[one]).join('、') },
    { name: '行动', value: mobility === null ? '' : mobilityWords[mobility] },
    { name: '能力评估', value: careLevel === null ? '' : careLevelWords[careLevel.level] },
    { name: '地址', value: address ?? '' },
    {
      name: '紧急联系人',
      value: emergencyContact === null ? '' : `${emergencyContact.name} ${emergencyContact.phone}`,
    },
    {
      name: '接送人',
      value: collectors.map(({ name, phone }) => (phone === null ? name : `${name} ${phone}`)).join('、'),
    },
  ].filter(({ value }) => value !== '');
}
