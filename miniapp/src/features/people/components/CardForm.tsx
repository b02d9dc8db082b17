import { View } from '@tarojs/components';
import { fieldsOf, mostCollectors } from '@huiyue/shared/circle/cardFields';
import type { CivilDate } from '@huiyue/shared/civil';
import type { CardSaid, CareCardView } from '@huiyue/shared/contract/cards';
import { allergens, diets } from '@huiyue/shared/diet';
import { mobilities, type PersonKind } from '@huiyue/shared/people';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { back } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Checks } from '../../../ui/Checks';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { draftOf, mergedDraft, type CardDraft, type DraftField } from '../cardDraft';
import { useRemoveCard, useSaveCard } from '../queries';
import { careLevelWords, mobilityWords } from '../../../words/elderServices';
import { cardFieldWords, clashWords, whyWords } from '../words';

export type CardPerson = {
  readonly id: string;
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly card: CareCardView;
  readonly revision: number;
};

type Props = { readonly kind: PersonKind; readonly person: CardPerson; readonly mayRemove: boolean };

/** What is typed, and the card it was typed over. */
type Typed = {
  readonly revision: number;
  readonly read: CardDraft;
  readonly draft: CardDraft;
  readonly clashes: readonly DraftField[];
};

function mergedInto(fresh: Typed, was: Typed): Typed {
  return was.revision === fresh.revision
    ? was
    : { ...fresh, ...mergedDraft(was.read, fresh.read, was.draft) };
}

/** Nothing but the name has to be filled in; each field says why it is asked and who sees it. */
export function CardForm({ kind, person, mayRemove }: Props) {
  const path = kind === 'child' ? 'children' : 'elders';
  const { card } = person;
  const read = draftOf(person);
  const fresh: Typed = { revision: person.revision, read, draft: read, clashes: [] };
  const {
    value,
    put: putTyped,
    ...kept
  } = useKept(`card:${person.id}`, fresh, (was) => mergedInto(fresh, was));
  // Saved by somebody else meanwhile, and just read: nothing typed here is lost by it.
  if (person.revision !== value.revision) putTyped(mergedInto(fresh, value));
  const { draft, clashes } = value;
  const { name, allergies, diets: keptTo, mobility, address, collectors } = draft;
  const { name: contact, phone } = draft.emergencyContact;
  const put = (change: Partial<CardDraft>) => putTyped({ draft: { ...draft, ...change } });
  const putContact = (change: Partial<CardDraft['emergencyContact']>) =>
    put({ emergencyContact: { ...draft.emergencyContact, ...change } });
  const [wasTried, setWasTried] = useState(false);
  const { act, ...sending } = useSaveCard(path, person.id, () => void back());
  const fields = fieldsOf(kind);

  const isHalf = (contact.trim() === '') !== (phone.trim() === '');
  const isNoPhone = !isPhone(phone);
  const fetching = collectors.filter(
    ({ name: called, phone: number }) => called.trim() + number.trim() !== '',
  );
  const isWrong = fetching.some((one) => collectorError(one) !== undefined);
  const save = () => {
    setWasTried(true);
    if (name.trim() === '' || isHalf || isNoPhone || isWrong) return;
    const said: CardSaid = {
      ...(allergies.length > 0 && { allergies }),
      ...(keptTo.length > 0 && { diets: keptTo }),
      ...(mobility !== 'unsaid' && { mobility }),
      ...(contact.trim() !== '' && { emergencyContact: { name: contact.trim(), phone: phone.trim() } }),
      ...(address.trim() !== '' && { address: address.trim() }),
      ...(fetching.length > 0 && {
        collectors: fetching.map((one) => ({
          name: one.name.trim(),
          ...(one.phone.trim() !== '' && { phone: one.phone.trim() }),
        })),
      }),
    };
    void act({ name: name.trim(), birthDate: person.birthDate, card: said, revision: person.revision });
  };

  return (
    <>
      <BroughtBack of={kept} />
      <TextField
        label="称呼"
        hint={`${fullDayWords(person.birthDate)}出生`}
        error={wasTried && name.trim() === '' ? '请填一个称呼' : undefined}
        value={name}
        maxLength={30}
        isRequired
        onChange={(text) => put({ name: text })}
      />
      <Words kind="soft">下面都可以不填；用到时再补也行。</Words>
      <Section title={cardFieldWords.allergies.label}>
        <Words kind="soft">{whyWords('allergies', kind)}</Words>
        <Checks
          all={allergens}
          words={allergenNames}
          value={allergies}
          onChange={(next) => put({ allergies: next })}
        />
      </Section>
      <Section title={cardFieldWords.diets.label}>
        <Words kind="soft">{whyWords('diets', kind)}</Words>
        <Checks all={diets} words={dietNames} value={keptTo} onChange={(next) => put({ diets: next })} />
      </Section>
      <Choice
        label={cardFieldWords.mobility.label}
        hint={whyWords('mobility', kind)}
        value={mobility}
        onChange={(value) => put({ mobility: value })}
        options={[
          { value: 'unsaid' as const, label: '不填' },
          ...mobilities.map((value) => ({ value, label: mobilityWords[value] })),
        ]}
      />
      <Section title={cardFieldWords.emergencyContact.label}>
        <Words kind="soft">{whyWords('emergencyContact', kind)}</Words>
        <TextField
          label="联系人称呼"
          error={wasTried && isHalf && contact.trim() === '' ? '请把称呼和电话都填上' : undefined}
          value={contact}
          maxLength={30}
          onChange={(text) => putContact({ name: text })}
        />
        <TextField
          label="联系人电话"
          error={
            wasTried && isNoPhone
              ? '请只填数字，例如 138 0000 0000'
              : wasTried && isHalf && phone.trim() === ''
                ? '请把称呼和电话都填上'
                : undefined
          }
          value={phone}
          maxLength={20}
          keyboard="number"
          onChange={(text) => putContact({ phone: text })}
        />
      </Section>
      {fields.includes('address') && (
        <TextField
          label={cardFieldWords.address.label}
          hint={whyWords('address', kind)}
          value={address}
          maxLength={80}
          onChange={(text) => put({ address: text })}
        />
      )}
      {fields.includes('collectors') && (
        <Collectors
          collectors={collectors}
          wasTried={wasTried}
          onChange={(list) => put({ collectors: list })}
        />
      )}
      {fields.includes('careLevel') && (
        <Section title={cardFieldWords.careLevel.label}>
          <Words>
            {card.careLevel
              ? `${careLevelWords[card.careLevel.level]}，${fullDayWords(card.careLevel.on)}评估，${card.careLevel.site ? '机构' : '窗口'}看过评估书`
              : '还没有登记'}
          </Words>
          <Words kind="soft">{whyWords('careLevel', kind)}</Words>
        </Section>
      )}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      {clashes.length > 0 && (
        <Banner tone="waiting" title="这几项别人也改了，保存后以您填的为准">
          {clashes.map((field) => (
            <Words key={field}>{clashWords(field, draftOf(person))}</Words>
          ))}
          <Button kind="secondary" onPress={kept.anew}>
            不要我填的，用别人改好的
          </Button>
        </Banner>
      )}
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '保存卡片'}
      </Button>
      {mayRemove && <RemoveCard path={path} id={person.id} onRemoved={kept.anew} />}
    </>
  );
}

type Collector = { readonly name: string; readonly phone: string };

/** Beside those who keep the card: a grandmother, a neighbour. */
function Collectors({
  collectors,
  wasTried,
  onChange,
}: {
  readonly collectors: readonly Collector[];
  readonly wasTried: boolean;
  readonly onChange: (collectors: Collector[]) => void;
}) {
  const put = (index: number, change: Partial<Collector>) =>
    onChange(collectors.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <Section title={cardFieldWords.collectors.label}>
      <Words kind="soft">{whyWords('collectors', 'child')}</Words>
      {collectors.map((one, index) => {
        const error = wasTried ? collectorError(one) : undefined;
        return (
          <View key={`${index} of ${collectors.length}`} className="stack">
            <TextField
              label={`第 ${index + 1} 位接送人`}
              hint="称呼和姓名，例如 外婆 王秀英"
              error={error === 'name' ? '请填称呼和姓名' : undefined}
              value={one.name}
              maxLength={30}
              onChange={(name) => put(index, { name })}
            />
            <TextField
              label={`第 ${index + 1} 位的电话`}
              error={error === 'phone' ? '请只填数字，例如 138 0000 0000' : undefined}
              value={one.phone}
              maxLength={20}
              keyboard="number"
              onChange={(phone) => put(index, { phone })}
            />
            <Button
              kind="quiet"
              label={`删掉第 ${index + 1} 位接送人`}
              onPress={() => onChange(collectors.filter((_, at) => at !== index))}
            >
              删掉这一位
            </Button>
          </View>
        );
      })}
      {collectors.length < mostCollectors && (
        <Button
          kind="secondary"
          icon="plus"
          onPress={() => onChange([...collectors, { name: '', phone: '' }])}
        >
          {collectors.length === 0 ? '写一位接送人' : '再写一位'}
        </Button>
      )}
    </Section>
  );
}

function collectorError({ name, phone }: Collector): 'name' | 'phone' | undefined {
  if (name.trim() === '' && phone.trim() !== '') return 'name';
  return isPhone(phone) ? undefined : 'phone';
}

/** Nothing, or figures with gaps and hyphens. */
function isPhone(text: string): boolean {
  return text.trim() === '' || /^\+?[0-9][0-9 -]{4,18}[0-9]$/u.test(text.trim());
}

type RemoveProps = {
  readonly path: 'children' | 'elders';
  readonly id: string;
  readonly onRemoved: () => void;
};

function RemoveCard({ path, id, onRemoved }: RemoveProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { act, ...sending } = useRemoveCard(path, id, () => {
    onRemoved();
    void back();
  });
  return (
    <>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button kind="quiet" onPress={() => setIsAsking(true)}>
        删除这张卡片
      </Button>
      <Dialog
        isOpen={isAsking}
        title="删除这张卡片？"
        confirm={{
          text: '删除卡片',
          isDangerous: true,
          busy: sending.phase === 'sending' && '正在删除',
          act: () => {
            setIsAsking(false);
            void act({});
          },
        }}
        dismiss={{ text: '先留着', act: () => setIsAsking(false) }}
      >
        <Words>卡片上填的内容会一起删掉。以前的预约和账单还在。</Words>
      </Dialog>
    </>
  );
}
