import type { DemoAccountView } from '@huiyue/shared/contract/session';
import { roles } from '@huiyue/shared/people';
import { Banner } from '../../../ui/Banner';
import { List } from '../../../ui/List';
import { ListRow } from '../../../ui/ListRow';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { roleWords } from '../../../words/names';

type Props = {
  readonly accounts: readonly DemoAccountView[];
  /** The account that is being signed in to. */
  readonly busy: string | undefined;
  readonly onChoose: (account: string) => void;
};

/** The people of the demo town, by what they are. */
export function DemoAccounts({ accounts, busy, onChoose }: Props) {
  return (
    <>
      <Banner tone="info" title="这是演示">
        <Words>下面的人和机构都是虚构的。选一个身份，就能用它看、用它办。</Words>
      </Banner>
      {roles.map((role) => {
        const ofRole = accounts.filter((account) => account.role === role);
        if (ofRole.length === 0) return null;
        return (
          <Section key={role} title={roleWords[role]}>
            <List>
              {ofRole.map(({ account, displayName, about }) => (
                <ListRow
                  key={account}
                  title={displayName}
                  note={busy === account ? '正在登录' : about}
                  onPress={() => onChoose(account)}
                />
              ))}
            </List>
          </Section>
        );
      })}
    </>
  );
}
