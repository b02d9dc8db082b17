import type { StaffMemberView } from '@huiyue/shared/contract/registry';
import { postNames } from '@huiyue/shared/house/listNames';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import { NotRead } from '../../../notices/NotRead';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Skeleton } from '../../../ui/Skeleton';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { useStaff } from '../queries';
import { StaffSheet } from './StaffSheet';

/** Who works here, and whose papers are not in order; a press opens one of them. */
export function StaffList({ site }: { site: Id<'site'> }) {
  const staff = useStaff(site);
  const [open, setOpen] = useState<StaffMemberView | 'new'>();
  return (
    <>
      {staff.error && <NotRead error={staff.error} reader="institution" />}
      {staff.isPending && <Skeleton label="正在打开人员名单" cards={2} />}
      {staff.data?.length === 0 && (
        <Empty icon="mine" title="还没有登记人员">
          <Words kind="soft">登记时会当场查终身禁入名单。身份证号不保存，只留最后四位。</Words>
        </Empty>
      )}
      {staff.data !== undefined && staff.data.length > 0 && (
        <List>
          {staff.data.map((one) => (
            <ListRow
              key={one.id}
              title={one.name}
              note={noteOf(one)}
              value={<Tag member={one} />}
              onPress={() => setOpen(one)}
            />
          ))}
        </List>
      )}
      {staff.data && <Button onPress={() => setOpen('new')}>登记一个人</Button>}
      {open !== undefined && (
        <StaffSheet
          site={site}
          {...(open !== 'new' && { member: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function noteOf({ post, lastFour, certificate, leftOn, since }: StaffMemberView): string {
  if (leftOn !== null) return `${postNames[post]}，身份证尾号 ${lastFour}，${fullDayWords(leftOn)}离开`;
  const paper = certificate ? certificate.title : '没有登记证书';
  return `${postNames[post]}，身份证尾号 ${lastFour}，${paper}，${fullDayWords(since)}到岗`;
}

function Tag({ member }: { member: StaffMemberView }) {
  if (!member.isAtWork) return <StatusTag tone="quiet">不在岗</StatusTag>;
  if (!member.isHealthy) return <StatusTag tone="refused">缺体检</StatusTag>;
  if (!member.isCertified && (member.post === 'carer' || member.post === 'nurse'))
    return <StatusTag tone="refused">缺证书</StatusTag>;
  return <StatusTag tone="confirmed">合格</StatusTag>;
}
