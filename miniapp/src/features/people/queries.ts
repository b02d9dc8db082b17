import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { addDays, type CivilDate } from '@huiyue/shared/civil';
import type { CardSaid } from '@huiyue/shared/contract/cards';
import type {
  AnsweredBookingView,
  CircleElderView,
  CircleView,
  ConsentView,
  InvitationView,
  OrderedView,
  TimelineView,
} from '@huiyue/shared/contract/circle';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { CircleRole } from '@huiyue/shared/circle/member';
import { actingNow } from '../../api/actingFor';
import { get, getAll, post, put } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';

/** The elders of this household. */
export function useOwnElders(isFamily: boolean) {
  return useQuery({
    queryKey: ['elders'],
    queryFn: () => dataOf(getAll<ElderView>('/elders')),
    enabled: isFamily,
  });
}

/** Circles are an account's. The desk serves such an elder in the case of her own household. */
const noCircles: { readonly items: readonly CircleElderView[] } = { items: [] };

/** Elders of other households in whose circle I am. */
export function useCircleElders(isFamily: boolean) {
  return useQuery({
    queryKey: ['circles'],
    queryFn: () => (actingNow() ? noCircles : dataOf(getAll<CircleElderView>('/circles'))),
    enabled: isFamily,
  });
}

export function useCircle(elder: string) {
  return useQuery({
    queryKey: ['circle', elder],
    queryFn: () => dataOf(get<CircleView>(`/elders/${elder}/circle`)),
    enabled: elder !== '',
  });
}

export function useTimeline(from: CivilDate | undefined, isFamily: boolean) {
  return useQuery({
    queryKey: ['timeline', from],
    queryFn: () => dataOf(get<TimelineView>('/timeline', { from, days: 7 })),
    enabled: isFamily,
    placeholderData: (before) => before,
  });
}

/** What is booked for somebody already, before more is paid for. */
export function useOrdered(recipient: string, from: CivilDate, until: CivilDate, isFamily: boolean) {
  return useQuery({
    queryKey: ['ordered', recipient, from, until],
    queryFn: () => dataOf(get<OrderedView>(`/recipients/${recipient}/ordered`, { from, until })),
    enabled: isFamily && recipient !== '',
  });
}

const farthestDays = 92;

/** Who of these stays away from everything, now or soon. What cannot be read keeps nobody from what stands below it. */
export function useStays(elders: readonly { readonly id: string }[], today: CivilDate) {
  return useQueries({
    queries: elders.map(({ id }) => ({
      queryKey: ['ordered', id, today, 'stays'],
      queryFn: () =>
        dataOf(
          get<OrderedView>(`/recipients/${id}/ordered`, { from: today, until: addDays(today, farthestDays) }),
        ),
    })),
    combine: (answers) => ({
      isPending: answers.some(({ isPending }) => isPending),
      stays: answers.flatMap(({ data }, index) => {
        const elder = elders[index];
        return elder ? (data?.pauses ?? []).map((stay) => ({ recipient: elder.id, stay })) : [];
      }),
    }),
  });
}

type Sending<Body, T> = {
  readonly form: string;
  readonly method?: 'put';
  readonly path: string;
  readonly after?: (data: T, body: Body) => void;
};

/** Sends one form about people, and reads anew what hangs on it. */
function usePeopleSend<Body extends object, T>({ form, method, path, after }: Sending<Body, T>) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<Body, T>(form, (body, key) =>
    method === 'put' ? put(path, body, key) : post(path, body, key),
  );
  const act = async (body: Body) => {
    const answer = await send(body);
    // Somebody was quicker: their version is read, and what was typed stays in the form.
    const isOutdated = answer?.ok === false && answer.problem?.code === 'card.changed';
    if (!answer?.ok && !isOutdated) return;
    await Promise.all(
      ['children', 'elders', 'circles', 'circle', 'timeline', 'ordered', 'bookings'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
    if (answer?.ok) after?.(answer.data, body);
  };
  return { ...state, act };
}

type Said = {
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly card: CardSaid;
  readonly revision: number;
};

export function useSaveCard(kind: 'children' | 'elders', id: string, after: () => void) {
  const path = kind === 'children' ? `/children/${id}` : `/elders/${id}`;
  return usePeopleSend<Said, unknown>({ form: `card:${id}`, method: 'put', path, after });
}

export function useRemoveCard(kind: 'children' | 'elders', id: string, after: () => void) {
  const path = kind === 'children' ? `/children/${id}/remove` : `/elders/${id}/remove`;
  return usePeopleSend<object, unknown>({ form: `removeCard:${id}`, path, after });
}

type NewElder = { readonly name: string; readonly birthDate: CivilDate; readonly isMe?: true };

export function useAddElder(after: (elder: ElderView) => void) {
  return usePeopleSend<NewElder, ElderView>({ form: 'elder', path: '/elders', after });
}

export function useInvite(elder: string) {
  return usePeopleSend<{ readonly roles: readonly CircleRole[] }, InvitationView>({
    form: `invite:${elder}`,
    path: `/elders/${elder}/invitations`,
  });
}

type Joining = { readonly code: string; readonly name: string; readonly relation: string };

export function useJoinCircle(after: (circle: CircleView) => void) {
  return usePeopleSend<Joining, CircleView>({ form: 'joinCircle', path: '/circles', after });
}

type Changed = { readonly name: string; readonly relation: string; readonly roles: readonly CircleRole[] };

export function useChangeMember(elder: string, account: string, after: () => void) {
  const path = `/elders/${elder}/circle/${account}`;
  return usePeopleSend<Changed, CircleView>({ form: `member:${account}`, method: 'put', path, after });
}

export function useLeave(elder: string, account: string, after: () => void) {
  const path = `/elders/${elder}/circle/${account}/leave`;
  return usePeopleSend<object, CircleView>({ form: `leave:${account}`, path, after });
}

export function useAskConsent(elder: string) {
  return usePeopleSend<object, ConsentView>({ form: `ask:${elder}`, path: `/elders/${elder}/consents` });
}

type ConsentAnswered = {
  readonly orders: string;
  readonly answer: 'given' | 'refused' | 'withdrawn';
  /** Left out by the elder's own account, which taps. */
  readonly how?: 'code' | 'phone' | 'inPerson';
  readonly code?: string;
};

export function useAnswerConsent(elder: string, orders: string) {
  const path = `/elders/${elder}/consents`;
  return usePeopleSend<ConsentAnswered, ConsentView>({
    form: `consent:${elder}:${orders}`,
    method: 'put',
    path,
  });
}

export function useAnswerOrder(booking: string) {
  const path = `/bookings/${booking}/elder-answer`;
  return usePeopleSend<{ readonly answer: 'accepted' | 'refused' }, AnsweredBookingView>({
    form: `elderAnswer:${booking}`,
    path,
  });
}
