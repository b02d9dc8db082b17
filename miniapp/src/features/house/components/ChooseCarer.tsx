import { View } from '@tarojs/components';
import type { RoundsView } from '@huiyue/shared/contract/carers';
import type { Id } from '@huiyue/shared/ids';
import { useState } from 'react';
import type { Failure } from '../../../api/answer';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { Words } from '../../../ui/Words';
import { careWords } from '../../../words/elderServices';
import { useCarers } from '../queries';

type Props = {
  readonly site: Id<'site'>;
  readonly visit: RoundsView['items'][number];
  readonly sending: { readonly phase: string; readonly failure?: Failure };
  readonly onChoose: (carer: string | null) => void;
  readonly onClose: () => void;
};

const nobody = 'nobody';

/** Anybody who works here may be asked; who cannot be in two places is refused by the rules, and told why. */
export function ChooseCarer({ site, visit, sending, onChoose, onClose }: Props) {
  const { recipient, service, carer, proposed } = visit;
  const carers = useCarers(site);
  const [chosen, setChosen] = useState<string>(carer?.id ?? proposed?.id ?? nobody);
  return (
    <Sheet
      isOpen
      title={`谁去${recipient.name}那里`}
      onClose={onClose}
      foot={
        <Button
          busy={sending.phase === 'sending' && '正在派'}
          onPress={() => onChoose(chosen === nobody ? null : chosen)}
        >
          就这样派
        </Button>
      }
    >
      <View className="stack">
        <Answered query={carers} label="正在打开护理员" cards={2} reader="institution">
          {(items) => (
            <>
              <Choice
                label="派谁去"
                value={chosen}
                onChange={setChosen}
                options={[
                  ...items
                    .filter(({ leftOn }) => leftOn === undefined)
                    .map(({ id, name, cares }) => ({
                      value: id,
                      label: name,
                      note: [
                        ...(id === proposed?.id ? ['这个时间有空'] : []),
                        service.care === null || cares.includes(service.care)
                          ? cares.map((care) => careWords[care]).join('、')
                          : `没有登记会做${careWords[service.care]}`,
                      ].join(' · '),
                    })),
                  { value: nobody, label: '先不派人' },
                ]}
              />
              {items.length === 0 && <Words kind="soft">还没有登记护理员，请先到“上门护理员”里加。</Words>}
            </>
          )}
        </Answered>
        {sending.failure && <FailureNotice failure={sending.failure} reader="institution" />}
      </View>
    </Sheet>
  );
}
