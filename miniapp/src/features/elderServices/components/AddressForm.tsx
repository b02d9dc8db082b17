import { useQueryClient } from '@tanstack/react-query';
import type { CareCardView, CardSaid } from '@huiyue/shared/contract/cards';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { useState } from 'react';
import { canRetry } from '../../../api/answer';
import { put } from '../../../api/client';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';

type Changed = { readonly name: string; readonly birthDate: string; readonly card: CardSaid };
type Props = { readonly elder: ElderView; readonly onSaved: () => void };

/** Where to bring it: asked for only where something is brought, and all else on the card stays as it is. */
export function AddressForm({ elder, onSaved }: Props) {
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const { send, ...sending } = useSend<Changed, ElderView>(`address:${elder.id}`, (body, key) =>
    put(`/elders/${elder.id}`, body, key),
  );
  const save = async () => {
    setWasTried(true);
    if (address.trim() === '') return;
    const { name, birthDate, card } = elder;
    const answer = await send({ name, birthDate, card: { ...saidOn(card), address: address.trim() } });
    if (answer?.ok !== true) return;
    await queries.invalidateQueries({ queryKey: ['elders'] });
    onSaved();
  };
  return (
    <>
      <TextField
        label="送到哪里"
        hint="写到门牌号。只有送餐和上门的机构看得到"
        error={wasTried && address.trim() === '' ? '请填地址' : undefined}
        value={address}
        maxLength={80}
        isRequired
        onChange={setAddress}
      />
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button busy={sending.phase === 'sending' && '正在保存'} onPress={() => void save()}>
        {sending.phase === 'failed' && canRetry(sending.failure) ? '再试一次' : '保存地址，接着订'}
      </Button>
    </>
  );
}

function saidOn({ allergies, diets, mobility, emergencyContact }: CareCardView): CardSaid {
  return {
    allergies,
    diets,
    ...(mobility !== null && { mobility }),
    ...(emergencyContact !== null && { emergencyContact }),
  };
}
