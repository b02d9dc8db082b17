import type { RegulatorDeskView } from '@huiyue/shared/contract/publishing';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { pricedWords } from '../../../words/money';
import { scopeOf, scopeWords, type PublishedCap } from '../capScope';

type Due = RegulatorDeskView['reviewsDue'][number];

type Props = {
  readonly due: readonly Due[];
  /** To say what a cap is about. */
  readonly caps: readonly PublishedCap[];
  readonly place: string;
};

/** Caps whose promised review is past, near, or has no day anybody could count from. */
export function Reviews({ due, caps, place }: Props) {
  return (
    <>
      {due.map((one) => (
        <Review
          key={one.cap.id}
          due={one}
          about={caps.find(({ cap }) => cap.id === one.cap.id)}
          place={place}
        />
      ))}
    </>
  );
}

function Review({ due, about, place }: { due: Due; about: PublishedCap | undefined; place: string }) {
  const { state, dueOn, cap, place: ofPlace } = due;
  const name = about ? scopeWords(scopeOf(about)) : ofPlace.name;
  return (
    <Card>
      <StatusTag tone={state === 'past' ? 'refused' : 'waiting'}>{dueWords(state, dueOn)}</StatusTag>
      <Heading level={3}>{name}</Heading>
      <Words>{`${pricedWords(cap.capFen, cap.per)}以内`}</Words>
      {cap.review && (
        <ClauseLink clause={cap.review.clause} text={`说好每 ${cap.review.everyYears} 年评估一次`} />
      )}
      {about && (
        <Button
          kind="secondary"
          label={`写新的上限：${name}`}
          onPress={() => void open('/packages/regulator/write/index', { place, cap: cap.id })}
        >
          写新的上限
        </Button>
      )}
    </Card>
  );
}

function dueWords(state: Due['state'], dueOn: Due['dueOn']): string {
  if (dueOn === null) return '没有写从哪天算起';
  return state === 'past' ? `${fullDayWords(dueOn)}该评估了` : `${fullDayWords(dueOn)}前要评估`;
}
