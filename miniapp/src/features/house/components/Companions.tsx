import { addMonths, dateAt, type CivilDate } from '@huiyue/shared/civil';
import type { CompanionMealView } from '@huiyue/shared/contract/house';
import { companions, type Companion } from '@huiyue/shared/house/companionMeal';
import { companionNames } from '@huiyue/shared/house/listNames';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { now } from '../../../platform/clock';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { DateField } from '../../../ui/DateField';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { fullDayWords } from '../../../words/dates';
import { useCompanionMeals, useHouse } from '../queries';

/** The log of shared meals; families read the same list. */
export function Companions({ site }: { site: Id<'site'> }) {
  const meals = useCompanionMeals(site);
  return (
    <>
      <NewMeal site={site} />
      <Section title="陪餐记录（家里也能看到）">
        <Answered query={meals} label="正在打开记录" cards={1} reader="institution">
          {(items) =>
            items.length === 0 ? (
              <Empty icon="check" title="还没有记过" />
            ) : (
              <List>
                {items.map(({ id, on, companion, name, dishes, words }) => (
                  <ListRow
                    key={id}
                    title={`${fullDayWords(on)} · ${name}（${companionNames[companion]}）`}
                    note={[dishes.join('、'), words].filter((part) => part !== '').join('。')}
                  />
                ))}
              </List>
            )
          }
        </Answered>
      </Section>
    </>
  );
}

function NewMeal({ site }: { site: Id<'site'> }) {
  const today = dateAt(now());
  const [on, setOn] = useState<CivilDate | undefined>(today);
  const [companion, setCompanion] = useState<Companion>('manager');
  const [name, setName] = useState('');
  const [dishes, setDishes] = useState('');
  const [words, setWords] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const { write, ...sending } = useHouse<CompanionMealView>(
    `companion:${site}`,
    `/sites/${site}/companion-meals`,
    'post',
    () => {
      setWords('');
      setDishes('');
      setIsChecked(false);
    },
  );
  const save = () => {
    setIsChecked(true);
    if (!on || name.trim() === '' || words.trim() === '') return;
    void write({
      on,
      companion,
      name: name.trim(),
      dishes: dishes.split(/[、，,\s]+/).filter((dish) => dish !== ''),
      words: words.trim(),
    });
  };
  const missing = (text: string, what: string) => (isChecked && text.trim() === '' ? what : undefined);
  return (
    <Section title="记一次陪餐">
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <DateField label="哪天" from={addMonths(today, -2)} until={today} value={on} onChange={setOn} />
      <Choice
        label="谁陪的"
        value={companion}
        options={companions.map((value) => ({ value, label: companionNames[value] }))}
        onChange={setCompanion}
      />
      <TextField
        label="姓名"
        value={name}
        maxLength={30}
        error={missing(name, '请填姓名')}
        onChange={setName}
        isRequired
      />
      <TextField label="吃了什么" hint="几样菜用顿号隔开" value={dishes} onChange={setDishes} />
      <TextField
        label="觉得怎么样"
        value={words}
        maxLength={300}
        error={missing(words, '请写一句')}
        onChange={setWords}
        isRequired
      />
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
        记下来
      </Button>
    </Section>
  );
}
