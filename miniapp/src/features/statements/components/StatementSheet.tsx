import { Text, View } from '@tarojs/components';
import { subsidyKindNames, subsidyUnitNames } from '@huiyue/shared/subsidies/subsidyNames';
import { instantOf } from '@huiyue/shared/civil';
import type { StatementView } from '@huiyue/shared/contract/statements';
import { aria } from '../../../ui/aria';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { Section } from '../../../ui/Section';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { changeWords, sumWords } from '../../../words/bills';
import { instantWords, monthWords } from '../../../words/dates';
import { roleWords, serviceLineWords } from '../../../words/names';
import {
  correctionReasonWords,
  statementActWords,
  statementStateWords,
  unpaidWords,
} from '../../../words/statements';

/** A month of subsidies: what is claimed and from which count, what pays nothing and why, and every move it made. */
export function StatementSheet({ statement }: { statement: StatementView }) {
  const { site, month, state, totalFen, lines, corrections, unpaid } = statement;
  const { tone, word } = statementStateWords[state];
  return (
    <>
      <Card>
        <View className="line-head">
          <Words kind="soft">{`${site.name}，${monthWords(month)}`}</Words>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <View>补贴合计</View>
        <View className="price-sum">
          <Text className="price-figure">{sumWords(totalFen).replace(' 元', '')}</Text>
          <Text className="price-unit">元</Text>
        </View>
        <Words kind="soft">每个数都按点名算出来，没有一个是填的。</Words>
      </Card>
      <Section title="这个月的补贴">
        {lines.length === 0 && <Words kind="soft">这个月没有可以领的补贴。</Words>}
        <View className="cards">
          {lines.map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </View>
      </Section>
      {corrections.length > 0 && (
        <Section title="以前月份的更正">
          <View className="cards">
            {corrections.map((correction, index) => (
              <Correction key={index} correction={correction} />
            ))}
          </View>
        </Section>
      )}
      {unpaid.length > 0 && (
        <Section title="服务了，但没有补贴的">
          <View className="cards">
            {unpaid.map(({ kind, line, why, unit, count, clause }, index) => (
              <Card key={index}>
                <Heading level={3}>{`${serviceLineWords[line]}，${subsidyKindNames[kind]}`}</Heading>
                <View>{`${count} ${subsidyUnitNames[unit]}：${unpaidWords[why]}`}</View>
                {clause && <ClauseLink clause={clause} />}
              </Card>
            ))}
          </View>
        </Section>
      )}
      <Section title="经过">
        <View className="card" {...aria({ role: 'list' })}>
          {statement.history.map(({ act, at, role, reason }) => (
            <View key={`${act} ${at}`} {...aria({ role: 'listitem' })}>
              <View>{`${instantWords(instantOf(at))}　${statementActWords[act]}（${roleWords[role]}）`}</View>
              {reason !== null && <View className="line-about">{`原因：${reason}`}</View>}
            </View>
          ))}
        </View>
      </Section>
    </>
  );
}

function Line({ line }: { line: StatementView['lines'][number] }) {
  const { kind, group, unit, count, unitFen, amountFen, excludes, clause } = line;
  const counted = `${count} ${subsidyUnitNames[unit]}`;
  return (
    <Card>
      <View className="line-head">
        <Heading level={3}>{`${serviceLineWords[line.line]}，${subsidyKindNames[kind]}`}</Heading>
        <View className="line-sum">{sumWords(amountFen)}</View>
      </View>
      {group && <View>{group.label}</View>}
      <View className="line-about">
        {unitFen === null ? counted : `${counted}，每${subsidyUnitNames[unit]} ${sumWords(unitFen)}`}
      </View>
      {excludes.length > 0 && (
        <View>{`规定不包括：${excludes.map(({ label }) => label).join('、')}。确认前请核对没有算进去。`}</View>
      )}
      <ClauseLink clause={clause} />
    </Card>
  );
}

function Correction({ correction }: { correction: StatementView['corrections'][number] }) {
  const { kind, line, month, group, unit, countChange, changeFen, reason, clause } = correction;
  const count = `${countChange < 0 ? '减' : '加'} ${Math.abs(countChange)} ${subsidyUnitNames[unit]}`;
  return (
    <Card>
      <View className="line-head">
        <Heading level={3}>{`${monthWords(month)}，${serviceLineWords[line]}`}</Heading>
        <View className="line-sum">{sumWords(changeFen)}</View>
      </View>
      <View>{`${subsidyKindNames[kind]}${group ? `，${group.label}` : ''}：${count}，${changeWords(changeFen).replace('收', '领')}`}</View>
      <View>{`原因：${correctionReasonWords[reason]}`}</View>
      <ClauseLink clause={clause} />
    </Card>
  );
}
