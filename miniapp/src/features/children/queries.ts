import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '@huiyue/shared/civil';
import type { ChildView, FitView } from '@huiyue/shared/contract/children';
import { get, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

type NewChild = { readonly name: string; readonly birthDate: CivilDate; readonly city: string };

/** Which class fits a child in a city, from a day on. */
export function useFit(child: string, city: string | undefined, on?: CivilDate) {
  return useQuery({
    queryKey: ['fit', child, city, on],
    queryFn: () => dataOf(get<FitView>(`/children/${child}/fit`, { jurisdiction: city, on })),
    enabled: city !== undefined,
  });
}

export function useAddChild(onAdded: (child: ChildView) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<NewChild, ChildView>('child', (body, key) =>
    post('/children', body, key),
  );
  const add = async (child: NewChild) => {
    const answer = await send(child);
    if (!answer?.ok) return;
    await queries.invalidateQueries({ queryKey: ['children'] });
    onAdded(answer.data);
  };
  return { ...state, add };
}
