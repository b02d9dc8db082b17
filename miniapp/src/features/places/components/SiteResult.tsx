import { View } from '@tarojs/components';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { distanceWords } from '../../../words/distance';
import { ownershipWords } from '../../../words/names';
import { ClassLine } from './ClassLine';
import { Standing } from './Standing';
import '../../../parts/map.scss';

type Props = { readonly site: SiteCard; readonly number: number; readonly onOpen: () => void };

export function SiteResult({ site, number, onOpen }: Props) {
  const { name, distanceMetres, district, ownership, classes, publishesCaps } = site;
  const where = distanceMetres === null ? [] : [distanceWords(distanceMetres)];
  return (
    <Card>
      <View className="result-head">
        <View className="mark">{number}</View>
        <View className="result-name">
          <Heading look={3}>{name}</Heading>
          <View className="class-note">{[...where, district, ownershipWords[ownership]].join(' · ')}</View>
        </View>
      </View>
      <Standing site={site} />
      {classes.map((offer) => (
        <ClassLine key={offer.id} offer={offer} publishesCaps={publishesCaps} />
      ))}
      <Button kind="secondary" label={`看班级和预约，${name}`} onPress={onOpen}>
        看班级和预约
      </Button>
    </Card>
  );
}
