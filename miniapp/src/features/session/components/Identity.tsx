import type { MeView } from '@huiyue/shared/contract/session';
import { View } from '@tarojs/components';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';
import { roleWords } from '../../../words/names';

/** Who is signed in, as what, and for which institutions. */
export function Identity({ me }: { me: MeView }) {
  return (
    <Card>
      <Heading>{me.displayName}</Heading>
      <Words kind="soft">{roleWords[me.role]}</Words>
      {me.sites.map(({ id, name }) => (
        <View key={id}>{name}</View>
      ))}
    </Card>
  );
}
