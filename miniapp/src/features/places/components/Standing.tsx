import { View } from '@tarojs/components';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { StatusTag } from '../../../ui/StatusTag';
import { filingWords } from '../../../words/names';

/** What an institution has been found to be: designated, filed, invented. Each in a word. */
export function Standing({ site }: { site: SiteCard }) {
  const { designation, filing, isInvented } = site;
  return (
    <View className="tags">
      {designation ? (
        <StatusTag tone="info">普惠机构</StatusTag>
      ) : (
        <StatusTag tone="quiet">未认定普惠</StatusTag>
      )}
      <StatusTag tone={filing.status === 'filed' ? 'confirmed' : 'waiting'}>
        {filingWords[filing.status]}
      </StatusTag>
      {isInvented && <StatusTag tone="quiet">演示机构</StatusTag>}
    </View>
  );
}
