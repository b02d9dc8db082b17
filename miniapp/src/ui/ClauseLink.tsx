import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { Facts } from './Facts';
import { Icon } from './Icon';
import { press } from './press';
import { Sheet } from './Sheet';
import { StatusTag } from './StatusTag';
import { Words } from './Words';

export const clauseStatusWords = { issued: '已发布', draft: '草案' } as const satisfies Record<
  Clause['status'],
  string
>;
const certainty = { high: '高', medium: '中', low: '低' } as const;

/** The published rule behind a figure or a refusal, one tap away: the document, whether it is in force, its own words. */
export function ClauseLink({ clause, text }: { clause: Clause; text?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { title, number, issuer, status, phrase, reading, confidence, version } = clause;
  return (
    <>
      <View className="press clause-link" {...press({ onPress: () => setIsOpen(true), hasPopup: 'dialog' })}>
        <Icon name="clause" small />
        <View className="clause-text">{text ?? `依据：${title}（${clauseStatusWords[status]}）`}</View>
        <Icon name="next" small />
      </View>
      <Sheet isOpen={isOpen} title="依据的条款" onClose={() => setIsOpen(false)}>
        <View className="stack">
          <View className="quote">{phrase}</View>
          {reading !== undefined && (
            <Words kind="soft">
              {`原文有缺损，我们读作：${reading}${confidence === undefined ? '' : `（把握：${certainty[confidence]}）`}`}
            </Words>
          )}
          <View>
            <StatusTag tone={status === 'issued' ? 'confirmed' : 'waiting'}>
              {clauseStatusWords[status]}
            </StatusTag>
          </View>
          {status === 'draft' && <Words>这份文件还是征求意见的草案，正式发布时文字可能改变。</Words>}
          <Facts
            facts={[
              { name: '文件', value: title },
              ...(number === undefined ? [] : [{ name: '文号', value: number }]),
              { name: '发布单位', value: issuer },
              { name: '数据版本', value: version },
            ]}
          />
        </View>
      </Sheet>
    </>
  );
}
