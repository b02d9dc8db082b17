import type { IncidentView } from '@huiyue/shared/contract/today';
import { open } from '../../../platform/navigation';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Words } from '../../../ui/Words';
import { dayWords } from '../../../words/dates';
import { incidentWords } from '../../../words/incidents';
import { minuteWords } from '../../../words/when';

type Props = {
  readonly incidents: readonly IncidentView[];
  readonly reader: 'institution' | 'regulator';
};

/** What is still open says so. */
export function IncidentList({ incidents, reader }: Props) {
  if (incidents.length === 0)
    return (
      <Empty icon="check" title="没有登记过意外事件">
        <Words kind="soft">发生以后马上登记，家属会马上知道。</Words>
      </Empty>
    );
  return (
    <List>
      {incidents.map(({ id, kind, on, at, site, concerned, isOpen }) => (
        <ListRow
          key={id}
          icon={isOpen ? 'wait' : 'check'}
          title={`${incidentWords[kind]} · ${dayWords(on)} ${minuteWords(at)}`}
          note={[
            ...(reader === 'regulator' ? [site.name] : []),
            concerned.map(({ recipient }) => recipient.name).join('、') || '没有具体的人',
          ].join(' · ')}
          value={isOpen ? '没了结' : '已了结'}
          onPress={() => void open('/packages/day/incident/index', { site: site.id, incident: id, reader })}
        />
      ))}
    </List>
  );
}
