import { useState } from 'react';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';

export function About() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ListRow icon="info" title="关于惠约" onPress={() => setIsOpen(true)} />
      <Sheet isOpen={isOpen} title="关于惠约" onClose={() => setIsOpen(false)}>
        <Words kind="lead">家长按公布的价格约托位，机构在约定的时间内答复。</Words>
        <Words>名额有一个，才约出一个；有空的，就不说满。</Words>
        <Words>普惠托位不高于公布的价格上限。每次说不行，都告诉您是哪份文件的哪一句。</Words>
        <Words>
          只问办事需要的：孩子怎么称呼、出生日期。不看通讯录，不看手机号；位置只在您要按它找的时候问，不保存。
        </Words>
      </Sheet>
    </>
  );
}
