import { instantOf } from '@huiyue/shared/civil';
import type { DraftView, WholePublication } from '@huiyue/shared/contract/publishing';
import type { MeView } from '@huiyue/shared/contract/session';
import { View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { open, openTab, toTop } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { StatusTag } from '../../../ui/StatusTag';
import { Words } from '../../../ui/Words';
import { fullDayWords, instantWords } from '../../../words/dates';
import { sketchOf } from '../content';
import { isOwn, standingOf } from '../draftStanding';
import { publishDraft, publishingKey } from '../queries';
import { readingOf } from '../reading';
import { Effects } from './Effects';
import { Problems } from './Problems';
import { ReadingCard } from './ReadingCard';
import { Withdraw } from './Withdraw';

type Props = { readonly draft: DraftView; readonly me: MeView; readonly notice: ReactNode };

/** A draft as its reader decides about it: what it says, what it would do, and then the one act. */
export function DraftPage({ draft, me, notice }: Props) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const sending = useSend<{ revision: number; number: number }, WholePublication>(
    `publish:${draft.id}`,
    (body, key) => publishDraft(draft.id, body, key),
  );
  const reading = readingOf(draft.content);
  const standing = standingOf(draft, me.account);
  const own = isOwn(draft, me.account);
  const isOpen = draft.state === 'open';
  const isSound = isOpen && draft.problems.length === 0;
  const { nextNumber } = draft;
  const canPublish = isSound && !own && nextNumber !== null;
  const failure =
    sending.phase === 'failed' && sending.failure.kind !== 'signedOut' ? sending.failure : undefined;

  const publish = async () => {
    if (nextNumber === null) return;
    await sending.send({ revision: draft.revision, number: nextNumber });
    setIsAsking(false);
    void toTop();
    // Refused or not: something about it may have changed since it was read.
    void client.invalidateQueries({ queryKey: publishingKey });
    void client.invalidateQueries({ queryKey: ['policy'] });
  };

  if (sending.phase === 'done') return <Published publication={sending.data} />;

  return (
    <PageShell
      title="草稿"
      lead={draft.place.name}
      isWide={isSound}
      {...(canPublish && {
        foot: <Button onPress={() => setIsAsking(true)}>{`复核无误，公布第 ${nextNumber} 号`}</Button>,
      })}
    >
      {notice}
      {failure && <FailureNotice failure={failure} reader="regulator" />}
      <View className={isSound ? 'draft-columns' : 'stack-wide'}>
        <View className="stack">
          <StatusTag tone={standing.tone}>{standing.word}</StatusTag>
          {own && isSound ? (
            <Banner tone="waiting" title="起草人不能自己公布">
              <Words>公布要两个人：您起草，另一位同事登录后复核、公布。</Words>
            </Banner>
          ) : (
            <Words>{standing.next}</Words>
          )}
          <Problems problems={draft.problems} />
          <ReadingCard reading={reading} />
          {own && isOpen && <OwnActs draft={draft} />}
          <History draft={draft} account={me.account} />
        </View>
        {isSound && <Effects draft={draft} />}
      </View>
      <Dialog
        isOpen={isAsking}
        title={`公布第 ${nextNumber ?? ''} 号？`}
        confirm={{
          text: '公布',
          act: () => void publish(),
          busy: sending.phase === 'sending' && '正在公布',
        }}
        dismiss={{ text: '再看看', act: () => setIsAsking(false) }}
      >
        <View className="stack">
          {reading.rules.map(({ id, about, says }) => (
            <Words key={id}>{`${about}：${says}`}</Words>
          ))}
          <Words>
            {`${reading.from ? `${fullDayWords(reading.from)}起` : '从开始那天起'}，所有人都按它办。公布以后不能撤回，要改只能再公布一号。`}
          </Words>
        </View>
      </Dialog>
    </PageShell>
  );
}

const actWords = {
  draft: '起草',
  change: '改动',
  withdraw: '撤回',
  publish: '复核并公布',
} as const satisfies Record<DraftView['history'][number]['act'], string>;

function History({ draft, account }: { draft: DraftView; account: string }) {
  return (
    <Section title="经过">
      <View className="stack-tight">
        {draft.history.map(({ act, at, by, reason }) => (
          <Words key={`${act} ${at}`} kind="soft">
            {`${instantWords(instantOf(at))} ${by === account ? '您' : '另一位同事'}${actWords[act]}${reason === undefined ? '' : `：${reason}`}`}
          </Words>
        ))}
      </View>
    </Section>
  );
}

function OwnActs({ draft }: { draft: DraftView }) {
  const canEdit = sketchOf(draft.content, draft.place.code) !== undefined;
  return (
    <View className="stack-tight">
      {canEdit ? (
        <Button
          kind="secondary"
          onPress={() =>
            void open('/packages/regulator/write/index', { draft: draft.id, place: draft.place.code })
          }
        >
          改这份草稿
        </Button>
      ) : (
        <Words kind="soft">这份草稿写的内容比这里能填的多，不能在这里改；可以撤回后另写。</Words>
      )}
      <Withdraw draft={draft} />
    </View>
  );
}

function Published({ publication }: { publication: WholePublication }) {
  const { place, number, from, document } = publication;
  return (
    <PageShell
      title="已经公布"
      foot={<Button onPress={() => void openTab('/packages/public/publications/index')}>看公布记录</Button>}
    >
      <Banner tone="confirmed" title={`${place.name}第 ${number} 号`}>
        <Words>{`${document.title}，${fullDayWords(from)}起生效。`}</Words>
        <Words>服务日在那天和那天以后的，定价和预约都按它判断；以前约好的，当时按哪条规定，仍有留底。</Words>
      </Banner>
      <ReadingCard reading={readingOf(publication.amendment)} />
    </PageShell>
  );
}
