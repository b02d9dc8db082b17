import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import { careLevels, type CareLevel } from '@huiyue/shared/people';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getAll, put } from '../../../api/client';
import { dataOf } from '../../../api/queries';
import { useCities } from '../../../api/reads';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Pills } from '../../../parts/Pills';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { careLevelWords } from '../../../words/elderServices';
import { useAnew, type DeskPerson } from '../queries';
import { dateTyped } from '../words';

type Props = {
  readonly city: string;
  readonly household: string;
  readonly person: DeskPerson;
  readonly onClose: () => void;
};

type Whose = Pick<Props, 'household' | 'person'>;

/** What only somebody who has looked at a paper may write down: no family assesses its own. */
export function SeenPapers({ city, household, person, onClose }: Props) {
  return (
    <Sheet isOpen title={`看过${person.name}的证明`} onClose={onClose}>
      <View className="stack">
        <Words kind="soft">请先看到证明再记。证明本身不留，也不拍照。</Words>
        {person.kind === 'elder' && <Assessment household={household} person={person} />}
        <Groups household={household} person={person} />
        {person.kind === 'child' && <Employer city={city} household={household} person={person} />}
      </View>
    </Sheet>
  );
}

function Assessment({ household, person }: Whose) {
  const known = person.card.careLevel;
  const [level, setLevel] = useState<CareLevel | undefined>(known?.level);
  const [day, setDay] = useState('');
  const [isTried, setIsTried] = useState(false);
  const anew = useAnew();
  const { send, ...state } = useSend<object, object>(`assessed:${person.id}`, (body, key) =>
    put(`/elders/${person.id}/care-level`, body, key),
  );
  const on = dateTyped(day);
  const isDay = on !== undefined && on <= dateAt(now());
  const save = async () => {
    setIsTried(true);
    if (level === undefined || !isDay) return;
    const answer = await send({ household, level, on });
    if (answer?.ok) anew();
  };
  return (
    <Section title="能力评估">
      {known && <Words>{`现在记的：${careLevelWords[known.level]}，${fullDayWords(known.on)}评估`}</Words>}
      <Pills
        label="评估结果"
        error={isTried && level === undefined ? '请选一个' : undefined}
        options={careLevels.map((value) => ({ value, label: careLevelWords[value] }))}
        value={level}
        onChange={setLevel}
      />
      <TextField
        label="哪天评估的"
        hint="8 位数字，照评估报告上写"
        error={isTried && !isDay ? '请写 8 位数字，不晚于今天' : undefined}
        value={day}
        keyboard="number"
        maxLength={10}
        onChange={setDay}
      />
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      <Button kind="secondary" busy={state.phase === 'sending' && '正在记下'} onPress={() => void save()}>
        {state.phase === 'done' ? '记下了' : '记下评估结果'}
      </Button>
    </Section>
  );
}

const groups = ['safetyNet', 'priority'] as const;
type Group = (typeof groups)[number];
const groupWords = {
  safetyNet: { label: '政府兜底保障的对象', note: '特困、低保等，凭证件' },
  priority: { label: '公布的优先对象', note: '例如失能、高龄、计划生育特殊家庭，凭证件' },
} as const satisfies Record<Group, { readonly label: string; readonly note: string }>;

function Groups({ household, person }: Whose) {
  // What an institution saw for itself counts there alone, and is its own to keep.
  const own = person.proofs.filter(({ site }) => site === null);
  const knownOf = (group: Group) => own.filter((proof) => proof.group === group);
  // What is ticked here lies on top of what is known: read anew, the rest shows what another has written meanwhile.
  const [said, setSaid] = useState<Partial<Record<Group, boolean>>>({});
  const isChosen = (group: Group) => said[group] ?? knownOf(group).length > 0;
  const { save, state } = useSaveProofs('proofs', { household, person });
  const chosen = groups.filter(isChosen).flatMap((group) => {
    const known = knownOf(group);
    return known.length > 0 ? known.map(asSent) : [{ group }];
  });
  return (
    <Section title="属于哪一类">
      {groups.map((group) => (
        <CheckRow
          key={group}
          label={groupWords[group].label}
          note={noteOf(group, knownOf(group)[0])}
          isChecked={isChosen(group)}
          onToggle={() => setSaid({ ...said, [group]: !isChosen(group) })}
        />
      ))}
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      <Button
        kind="secondary"
        busy={state.phase === 'sending' && '正在记下'}
        onPress={() => void save({ proofs: chosen })}
      >
        {state.phase === 'done' ? '记下了' : '记下看过的证明'}
      </Button>
    </Section>
  );
}

type Known = DeskPerson['proofs'][number];

function asSent({ group, published }: Known) {
  return { group, ...(published === null ? {} : { published }) };
}

function noteOf(group: Group, known: Known | undefined): string {
  const { note } = groupWords[group];
  return known ? `${note}。已经记着，${fullDayWords(known.on)}看过` : note;
}

type Said = { readonly proofs: readonly object[]; readonly site?: string };

/** Written over what was read here, and nothing newer; where another was quicker, theirs is read. */
function useSaveProofs(form: string, { household, person }: Whose) {
  const anew = useAnew();
  const { send, ...state } = useSend<object, object>(`${form}:${person.id}`, (body, key) =>
    put(`/recipients/${person.id}/proofs`, body, key),
  );
  const save = async (said: Said) => {
    const answer = await send({ household, ...said, revision: person.revision });
    if (answer?.ok || answer?.problem?.code === 'card.changed') anew();
  };
  return { save, state };
}

/** Where an employer takes its own staff’s children first: seen for that one site, and counting there alone. */
function Employer({ city, household, person }: Whose & Pick<Props, 'city'>) {
  const centre = useCities().data?.items.find(({ code }) => code === city)?.centre;
  const sites = useQuery({
    queryKey: ['desk', 'employers', city, centre],
    queryFn: async () =>
      (await dataOf(getAll<SiteCard>('/sites', { city, ...centre }))).items.filter(
        ({ providerKind }) => providerKind === 'employerSite',
      ),
    enabled: centre !== undefined,
  });
  const [site, setSite] = useState<string>();
  const { save: saveProofs, state } = useSaveProofs('employer', { household, person });
  const save = async () => {
    if (site === undefined) return;
    // What the institution saw for itself stays beside it.
    const others = person.proofs.filter((proof) => proof.site === site && proof.group !== 'staff');
    await saveProofs({ proofs: [...others.map(asSent), { group: 'staff' }], site });
  };
  if (!sites.data || sites.data.length === 0) return null;
  const seenAt = sites.data.filter(({ id }) =>
    person.proofs.some((proof) => proof.group === 'staff' && proof.site === id),
  );
  return (
    <Section title="家里人是哪个单位的职工">
      {seenAt.map(({ id, name }) => (
        <Words key={id}>{`已经记下：${name}`}</Words>
      ))}
      <Choice
        label="单位办的托育点"
        hint="看过工作证或者单位开的证明再记；只在这一家算数"
        options={sites.data.map(({ id, name }) => ({ value: id, label: name }))}
        value={site}
        onChange={setSite}
      />
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="desk" />}
      <Button
        kind="secondary"
        lacks={[site === undefined && '选是哪一家']}
        busy={state.phase === 'sending' && '正在记下'}
        onPress={() => void save()}
      >
        {state.phase === 'done' ? '记下了' : '记下：是这个单位的职工'}
      </Button>
    </Section>
  );
}
