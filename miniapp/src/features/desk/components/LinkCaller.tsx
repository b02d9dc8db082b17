import type { PeopleFound } from '@huiyue/shared/contract/desk';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Section } from '../../../ui/Section';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { numberWords } from '../words';
import { LinkFind, type KnownHousehold } from './LinkFind';
import { LinkProve } from './LinkProve';

/** A number nobody gave yet, of somebody who is known: found another way, and linked when that is proven. */
export function LinkCaller({ found }: { found: PeopleFound }) {
  const [isOpen, setIsOpen] = useState(false);
  const [household, setHousehold] = useState<KnownHousehold>();
  const close = () => {
    setIsOpen(false);
    setHousehold(undefined);
  };
  const number = `${numberWords[found.kind]}尾号 ${found.lastFour}`;
  return (
    <Section title="家里人登记过，换了号码">
      <Words kind="soft">
        本人或家里人以前办过、在手机上用过惠约，不要再登记一家。先找到，核对以后接上。
      </Words>
      <Button kind="secondary" icon="mine" onPress={() => setIsOpen(true)}>
        接到登记过的一家
      </Button>
      <Sheet isOpen={isOpen} title={`把${number} 接到登记过的一家`} onClose={close}>
        {household ? (
          <LinkProve found={found} household={household} onBack={() => setHousehold(undefined)} />
        ) : (
          <LinkFind onFound={setHousehold} />
        )}
      </Sheet>
    </Section>
  );
}
