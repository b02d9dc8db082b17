import { dateAt } from '@huiyue/shared/civil';
import type { ComponentProps } from 'react';
import { useKept } from '../../../api/useKept';
import { WriteForm } from '../../../features/publishing/components/WriteForm';
import '../../../features/publishing/publishing.scss';
import { useCaps, useDesk, useDraft } from '../../../features/publishing/queries';
import type { Sketch } from '../../../features/publishing/sketch';
import { firstSketch } from '../../../features/publishing/firstSketch';
import { usePlace } from '../../../features/publishing/usePlace';
import { useGate } from '../../../features/session/hooks/useGate';
import { NotRead } from '../../../notices/NotRead';
import { BroughtBack } from '../../../parts/BroughtBack';
import { now } from '../../../platform/clock';
import { useParameter } from '../../../platform/parameters';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';

/** Writes a rule: a new one, an answer to an open question, one in the place of a published cap, or a draft anew. */
export default function WritePage() {
  const { me, notice } = useGate('regulator');
  const own = usePlace(me?.jurisdictions);
  const [wanted, question, line, cap, draftId] = [
    useParameter('place'),
    useParameter('question'),
    useParameter('line'),
    useParameter('cap'),
    useParameter('draft'),
  ];
  const place = me?.jurisdictions.find(({ code }) => code === wanted) ?? own.place;
  const today = dateAt(now());
  const desk = useDesk(question === '' ? undefined : place?.code);
  const draft = useDraft(draftId, me !== undefined);
  const about = `${place?.code ?? ''} ${question}${line}${cap}${draftId}`;
  const caps = useCaps(place?.code, undefined);
  const failed = caps.error ?? (question === '' ? null : desk.error) ?? (draftId === '' ? null : draft.error);
  const started =
    place &&
    firstSketch(
      { place: place.code, question, line, cap, draft: draftId },
      { desk: desk.data, draft: draft.data, caps: caps.data?.items },
    );

  if (me && place && caps.data && started && started !== 'unknown')
    return (
      <Writing
        key={about}
        place={place}
        draft={draftId === '' ? undefined : draft.data}
        first={started}
        about={about}
        published={caps.data.items}
        today={today}
        notice={notice}
      />
    );
  return (
    <PageShell title="写规定">
      {notice}
      {me && !place && (
        <Empty icon="pin" title="还没有给您分配地方">
          <Words kind="soft">请联系管理员，写明您为哪里公布规定。</Words>
        </Empty>
      )}
      {me && place && failed && <NotRead error={failed} reader="regulator" />}
      {me && place && !failed && started === 'unknown' && (
        <Empty icon="clause" title="这一项不能在这里写">
          <Words kind="soft">它可能已经有人回答，或已被新的规定代替。请回到待办重新选。</Words>
        </Empty>
      )}
      {me && place && !failed && started !== 'unknown' && <Skeleton label="正在打开公布的规定" cards={2} />}
    </PageShell>
  );
}

type Props = Omit<ComponentProps<typeof WriteForm>, 'sketch' | 'onChange'> & { readonly first: Sketch };

function Writing({ first, notice, ...form }: Props) {
  const { place, draft, about, published, today } = form;
  const { value, put, ...kept } = useKept(
    // A draft that somebody else has saved meanwhile is begun from theirs.
    `draft:${about}:${draft?.revision ?? 0}`,
    { sketch: first },
    ({ sketch: { from, ...sketch } }) => ({
      sketch: { ...sketch, ...(from !== undefined && from >= today && { from }) },
    }),
  );
  const { sketch } = value;
  // The caps of the first day, once there is one; until they come, today's.
  const thatDay = useCaps(sketch.from ? place.code : undefined, sketch.from);
  return (
    <WriteForm
      {...form}
      sketch={sketch}
      onChange={(next) => put({ sketch: next })}
      published={thatDay.data?.items ?? published}
      notice={
        <>
          {notice}
          <BroughtBack of={kept} />
        </>
      }
    />
  );
}
