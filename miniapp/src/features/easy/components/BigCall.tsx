import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import '../easy.scss';

type Props = {
  readonly who: string;
  readonly phone: string;
  readonly note?: string;
  /** On what the number rests. */
  readonly children?: ReactNode;
};

/** A number large enough to be copied from the glass, and one press that dials it. */
export function BigCall({ who, phone, note, children }: Props) {
  return (
    <Card>
      <Heading look={3}>{who}</Heading>
      <View className="big-number">{phone}</View>
      {note !== undefined && <Words>{note}</Words>}
      <Button icon="phone" label={`打电话给${who}，${phone}`} onPress={() => void dial(phone)}>
        打电话
      </Button>
      {children}
    </Card>
  );
}
