import { Card } from '../../../ui/Card';
import { Facts } from '../../../ui/Facts';
import { documentStatusWords } from '../../../words/clauses';
import { fullDayWords } from '../../../words/dates';
import type { Reading } from '../reading';
import { RuleLines } from './RuleLines';

const missing = '还没有填';

/** A draft or a publication as one reads it: what holds, from which day, by which printed words. */
export function ReadingCard({ reading }: { reading: Reading }) {
  const { from, title, number, issuer, status, rules, ends } = reading;
  return (
    <Card>
      <RuleLines rules={rules} ends={ends} />
      <Facts
        facts={[
          { name: '从哪天起', value: from ? fullDayWords(from) : missing },
          { name: '文件', value: title ?? missing },
          ...(number === undefined ? [] : [{ name: '文号', value: number }]),
          { name: '发布单位', value: issuer ?? missing },
          { name: '性质', value: status ? documentStatusWords[status] : missing },
        ]}
      />
    </Card>
  );
}
