import { instantOf } from '@huiyue/shared/civil';
import type { PublicationView } from '@huiyue/shared/contract/publishing';
import { useState } from 'react';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { documentStatusWords } from '../../../words/clauses';
import { fullDayWords, instantWords } from '../../../words/dates';
import { ruleKindWords } from '../../../words/ruleKinds';
import { usePublication } from '../queries';
import { readingOf } from '../reading';
import { RuleLines } from './RuleLines';

/** One publication: its number, its document, what it brought; the whole of it one press away. */
export function PublicationCard({ publication }: { publication: PublicationView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { place, number, from, publishedAt, document, clauses, ends } = publication;
  const whole = usePublication(place.code, number, isOpen);
  const name = `${place.name}第 ${number} 号`;
  return (
    <Card>
      <Heading>{name}</Heading>
      <StatusTag tone={document.status === 'issued' ? 'confirmed' : 'waiting'}>
        {documentStatusWords[document.status]}
      </StatusTag>
      <Words>{document.title}</Words>
      <Facts
        facts={[
          { name: '从哪天起', value: fullDayWords(from) },
          { name: '公布时间', value: instantWords(instantOf(publishedAt)) },
          { name: '内容', value: broughtWords(publication) },
          ...(ends.length === 0 ? [] : [{ name: '停止', value: `${ends.length} 条规定` }]),
        ]}
      />
      {clauses.map((clause) => (
        <ClauseLink key={clause.id} clause={clause} text={`原文：${clause.phrase}`} />
      ))}
      {isOpen ? (
        <Answered query={whole} label="正在打开全部规定" cards={1}>
          {({ amendment }) => <RuleLines {...readingOf(amendment)} />}
        </Answered>
      ) : (
        <Button kind="secondary" label={`看全部规定：${name}`} onPress={() => setIsOpen(true)}>
          看全部规定
        </Button>
      )}
    </Card>
  );
}

/** 价格上限 1 条，时限和数目 2 条 */
function broughtWords({ brings }: PublicationView): string {
  const kinds = [...new Set(brings.map(({ kind }) => kind))];
  const counted = kinds.map(
    (kind) => `${ruleKindWords(kind)} ${brings.filter((one) => one.kind === kind).length} 条`,
  );
  return counted.length === 0 ? '没有新的规定' : counted.join('，');
}
