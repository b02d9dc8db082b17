import { Image } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import type { MenuView, PictureView } from '@huiyue/shared/contract/menus';
import { get } from '../api/client';
import { dataOf } from '../api/queries';
import { aria } from '../ui/aria';
import { drawnDish } from './dishDrawings';
import './dishPicture.scss';

type Dish = MenuView['dishes'][number];

/** A dish as the canteen shows it: a drawing, or its own photograph. Its name stands beside it, so it needs no other. */
export function DishPicture({ picture }: { picture: Dish['picture'] }) {
  const photo = picture?.kind === 'photo' ? picture.id : undefined;
  const { data } = useQuery({
    queryKey: ['picture', photo],
    queryFn: () => dataOf(get<PictureView>(`/pictures/${photo ?? ''}`)),
    enabled: photo !== undefined,
    // A photograph never changes once it is there.
    staleTime: Infinity,
  });
  const src =
    picture?.kind === 'drawn' ? drawnDish(picture.drawing) : (data?.dataUrl ?? drawnDish('setMeal'));
  return (
    <Image
      className="dish-picture"
      src={src}
      mode="aspectFill"
      {...aria({ hidden: true })}
      nativeProps={{ alt: '' }}
    />
  );
}
