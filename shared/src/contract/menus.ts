import * as z from 'zod';
import { allergens, diets } from '../diet';
import { drawings } from '../elderServices/menu';
import { mealWays } from '../elderServices/mealOrder';
import { civilDate, idOf, pageOf, pageQueryOf, position, shortText } from './common';

export const allergen = z.enum(allergens);
export const diet = z.enum(diets);

export const clash = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('allergen'), allergen }),
    z.strictObject({ kind: z.literal('diet'), diet }),
  ])
  .meta({ id: 'Clash', description: 'Warned of before ordering; never a refusal.' });

export const mealOrder = z
  .strictObject({
    way: z.enum(mealWays),
    dish: idOf('dish').exactOptional().meta({ description: 'One dish of that day’s menu.' }),
  })
  .meta({ id: 'MealOrder' });

export const dishPicture = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('drawn'), drawing: z.enum(drawings) }),
    z.strictObject({ kind: z.literal('photo'), id: idOf('picture') }),
  ])
  .meta({ id: 'DishPicture' });

const dishTerms = {
  name: shortText(30),
  note: shortText(100).exactOptional(),
  contains: z.array(allergen).max(allergens.length),
  suits: z.array(diet).max(diets.length),
  picture: dishPicture.exactOptional(),
};

export const dish = z.strictObject({ id: idOf('dish'), ...dishTerms }).meta({ id: 'Dish' });

export const newMenu = z.strictObject({
  dishes: z
    .array(
      z.strictObject({
        id: idOf('dish')
          .exactOptional()
          .meta({ description: 'Of a dish that stays; left out for a new one.' }),
        ...dishTerms,
      }),
    )
    .max(30),
  revision: z.int().min(0).meta({ description: 'The revision this replaces; 0 for a first menu.' }),
});
export type NewMenu = z.infer<typeof newMenu>;

export const menu = z
  .strictObject({
    service: idOf('service'),
    date: civilDate,
    dishes: z.array(dish),
    revision: z.int(),
  })
  .meta({ id: 'Menu' });
export type MenuView = z.infer<typeof menu>;
export const menus = pageOf(menu);

const sameDay = ({ from, until }: { from: string; until: string }) => from <= until;

export const menusQuery = z
  .strictObject({ from: civilDate, until: civilDate, ...pageQueryOf(position) })
  .refine(sameDay, 'from comes before until');

/** Days are copied in order, and again from the first, until all days are filled: a week, to the end of next month. */
export const menuCopy = z
  .strictObject({
    from: civilDate,
    days: z.int().min(1).max(14),
    to: civilDate,
    until: civilDate,
    replaces: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Also where there is a menu already; otherwise such days are left as they are.' }),
  })
  .refine(({ to, until }) => to <= until, 'to comes before until');

export const copiedMenus = z
  .strictObject({
    items: z.array(menu),
    left: z.array(civilDate).meta({ description: 'Days that had a menu, and keep it.' }),
  })
  .meta({ id: 'CopiedMenus' });
export type MenuCopy = z.infer<typeof menuCopy>;
export type CopiedMenusView = z.infer<typeof copiedMenus>;

export const mostPictureBytes = 60 * 1024;

export const newPicture = z.strictObject({
  data: z
    .base64()
    .min(16)
    .max(Math.ceil(mostPictureBytes / 3) * 4 + 1024)
    .meta({ description: 'A JPEG, PNG or WebP of at most 60 KB, in base64.' }),
});

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const addedPicture = z
  .strictObject({ id: idOf('picture'), mediaType: z.enum(pictureTypes), bytes: z.int() })
  .meta({ id: 'AddedPicture' });
export type AddedPictureView = z.infer<typeof addedPicture>;
export const picture = addedPicture
  .extend({ dataUrl: z.string().meta({ description: 'To be shown as it is.' }) })
  .meta({ id: 'Picture' });
export type PictureView = z.infer<typeof picture>;

/** Of a meal, in a quote: what there is that day, and what of it clashes with what the recipient’s card says. */
export const menuInQuote = z
  .strictObject({
    ways: z.array(z.enum(mealWays)),
    deliveryArea: z.string().nullable(),
    dishes: z.array(dish.extend({ clashes: z.array(clash) })),
  })
  .meta({ id: 'MenuInQuote' });
