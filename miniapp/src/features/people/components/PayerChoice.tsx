import { Choice } from '../../../ui/Choice';
import { useCircle } from '../queries';

type Props = {
  readonly elder: string;
  /** Undefined: whoever orders. */
  readonly payer: string | undefined;
  readonly onChange: (payer: string | undefined) => void;
};

const myself = 'me';

/** Who pays, of those who are there to pay for her. Not asked where nobody else is. */
export function PayerChoice({ elder, payer, onChange }: Props) {
  const { data } = useCircle(elder);
  const others = (data?.members ?? []).filter(
    ({ isMe, isHome, roles }) => !isMe && (isHome || roles.includes('pays') || roles.includes('self')),
  );
  if (others.length === 0) return null;
  return (
    <Choice
      label="谁付款"
      hint="账单上写谁的名字；钱都直接交给机构"
      value={payer ?? myself}
      onChange={(chosen) => onChange(chosen === myself ? undefined : chosen)}
      options={[
        { value: myself, label: '我' },
        ...others.map(({ account, name, relation }) => ({ value: account, label: name, note: relation })),
      ]}
    />
  );
}
