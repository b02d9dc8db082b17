import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { MenuView, NewMenu } from '@huiyue/shared/contract/menus';
import { allergens, diets } from '@huiyue/shared/diet';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import { drawings } from '@huiyue/shared/elderServices/menu';
import { isId, type Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { DishPicture } from '../../../parts/DishPicture';
import { Pills } from '../../../parts/Pills';
import { takePhoto } from '../../../platform/photo';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { useHouse } from '../queries';
import { drawingWords } from '../words';

type Props = {
  readonly site: Id<'site'>;
  readonly service: Id<'service'>;
  readonly date: CivilDate;
  readonly menu: MenuView | undefined;
  readonly onClose: () => void;
};

type DraftDish = NewMenu['dishes'][number];

const blank: DraftDish = {
  name: '',
  contains: [],
  suits: [],
  picture: { kind: 'drawn', drawing: 'setMeal' },
};

/** One day's dishes: what they are called, what is in them, for whom they are fit, and a picture. */
export function MenuEditor({ site, service, date, menu, onClose }: Props) {
  // A menu that somebody else has written meanwhile is begun from theirs.
  const { value, put, ...kept } = useKept<{ readonly dishes: readonly DraftDish[] }>(
    `menu:${service}:${date}:${menu?.revision ?? 0}`,
    { dishes: menu?.dishes ?? [blank] },
  );
  const { dishes } = value;
  const [open, setOpen] = useState<number | undefined>(menu ? undefined : 0);
  const { write, ...sending } = useHouse<MenuView>(
    `menu:${service}:${date}`,
    `/services/${service}/menus/${date}`,
    'put',
    onClose,
  );
  const change = (index: number, dish: DraftDish) =>
    put({ dishes: dishes.map((one, at) => (at === index ? dish : one)) });
  const save = () => {
    const named = dishes.filter(({ name }) => name.trim() !== '');
    void write({
      dishes: named.map((dish) => ({ ...dish, name: dish.name.trim() })),
      revision: menu?.revision ?? 0,
    });
  };
  return (
    <Sheet
      isOpen
      title={`${fullDayWords(date)}的菜`}
      onClose={onClose}
      foot={
        <Button busy={sending.phase === 'sending' && '正在保存'} onPress={save}>
          保存这一天
        </Button>
      }
    >
      <View className="stack">
        <BroughtBack of={kept} />
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
        {dishes.map((dish, index) =>
          index === open ? (
            <DishForm
              key={index}
              site={site}
              dish={dish}
              onChange={(next) => change(index, next)}
              onRemove={() => {
                put({ dishes: dishes.filter((_, at) => at !== index) });
                setOpen(undefined);
              }}
            />
          ) : (
            <Card key={index} onPress={() => setOpen(index)}>
              <View className="dish-row">
                <DishPicture picture={dish.picture} />
                <View className="dish-words">
                  <View>{dish.name === '' ? '没有名字的菜' : dish.name}</View>
                  <Words kind="soft">{tagWords(dish)}</Words>
                </View>
              </View>
            </Card>
          ),
        )}
        <Button
          kind="secondary"
          icon="plus"
          onPress={() => {
            put({ dishes: [...dishes, blank] });
            setOpen(dishes.length);
          }}
        >
          加一道菜
        </Button>
      </View>
    </Sheet>
  );
}

function tagWords({ contains, suits }: DraftDish): string {
  const parts = [
    ...suits.map((one) => dietNames[one]),
    ...(contains.length > 0 ? [`含${contains.map((one) => allergenNames[one]).join('、')}`] : []),
  ];
  return parts.length === 0 ? '没有标注' : parts.join(' · ');
}

type DishProps = {
  readonly site: Id<'site'>;
  readonly dish: DraftDish;
  readonly onChange: (dish: DraftDish) => void;
  readonly onRemove: () => void;
};

function DishForm({ site, dish, onChange, onRemove }: DishProps) {
  const [isTooLarge, setIsTooLarge] = useState(false);
  const { write, ...sending } = useHouse<{ readonly id: string }>(
    `picture:${site}`,
    `/sites/${site}/pictures`,
    'post',
    ({ id }) => {
      if (isId('picture', id)) onChange({ ...dish, picture: { kind: 'photo', id } });
    },
  );
  const photograph = async () => {
    const photo = await takePhoto();
    setIsTooLarge(photo === undefined);
    if (photo) await write(photo);
  };
  return (
    <Card>
      <TextField
        label="菜名"
        value={dish.name}
        maxLength={30}
        onChange={(name) => onChange({ ...dish, name })}
        isRequired
      />
      <DishPicture picture={dish.picture} />
      <Pills
        label="画一张图"
        value={dish.picture?.kind === 'drawn' ? dish.picture.drawing : undefined}
        options={drawings.map((value) => ({ value, label: drawingWords[value] }))}
        onChange={(drawing) => onChange({ ...dish, picture: { kind: 'drawn', drawing } })}
      />
      <Button kind="quiet" busy={sending.phase === 'sending' && '正在上传'} onPress={() => void photograph()}>
        拍一张照片
      </Button>
      {isTooLarge && <Words kind="soft">没有选照片，或者照片缩不到能上传的大小。可以先用画的图。</Words>}
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="institution" />}
      <Section title="里面有（会提醒过敏的人）">
        <Checks
          all={allergens}
          words={allergenNames}
          value={dish.contains}
          onChange={(contains) => onChange({ ...dish, contains })}
        />
      </Section>
      <Section title="适合">
        <Checks
          all={diets}
          words={dietNames}
          value={dish.suits}
          onChange={(suits) => onChange({ ...dish, suits })}
        />
      </Section>
      <Button kind="quiet" onPress={onRemove}>
        去掉这道菜
      </Button>
    </Card>
  );
}
