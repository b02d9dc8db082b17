import type { CivilDate } from '@huiyue/shared/civil';
import type { NewClass, OwnClass } from '@huiyue/shared/contract/classes';
import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { toTop } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';
import { publishClass } from '../api';
import { errorsOn, offerOf, steps, type Draft, type Step } from '../draft';
import { siteClassesKey } from '../hooks/useSiteClasses';
import { stepOf } from '../stepOf';
import { CheckStep } from './CheckStep';
import { ClassStep } from './ClassStep';
import { Published } from './Published';
import { PriceStep } from './PriceStep';
import { TimeStep } from './TimeStep';

type Props = {
  readonly site: SiteCard;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** What is published for the day the class opens. */
  readonly published: ChildcarePolicyView['classes'];
  readonly today: CivilDate;
  readonly notice: ReactNode;
};

const stepNames = {
  class: '班级和名额',
  price: '价格',
  time: '开班和答复',
  check: '核对',
} as const satisfies Record<Step, string>;

/** A class in three short steps and one look at the whole. */
export function PublishForm({ site, draft, onChange, published, today, notice }: Props) {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>('class');
  const [isChecked, setIsChecked] = useState(false);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const sending = useSend<NewClass, OwnClass>(`publish:${site.id}`, (offer, key) =>
    publishClass(site.id, offer, key),
  );

  if (sending.phase === 'done') return <Published offer={sending.data} />;

  const offer = offerOf(draft);
  const found = errorsOn(step, draft);
  const errors = isChecked ? found : {};
  // A session that ran out is told at the top of the page, once.
  const failure =
    sending.phase === 'failed' && sending.failure.kind !== 'signedOut' ? sending.failure : undefined;
  const wrongStep = stepOf(failure?.problem?.code);
  const index = steps.indexOf(step);
  const canGoBack = index > 0 && step !== 'check' && !isCorrecting;

  const goTo = (next: Step) => {
    setStep(next);
    setIsChecked(false);
    void toTop();
  };
  const goOn = () => {
    setIsChecked(true);
    if (Object.keys(found).length > 0) {
      void toTop();
      return;
    }
    const next = isCorrecting ? 'check' : steps[index + 1];
    if (next) goTo(next);
  };
  const publish = async () => {
    if (!offer) return;
    const answer = await sending.send(offer);
    void toTop();
    if (answer?.ok !== true) return;
    void client.invalidateQueries({ queryKey: siteClassesKey(site.id) });
  };
  const edit = (which: Step) => {
    setIsCorrecting(true);
    goTo(which);
  };

  return (
    <PageShell
      title="发布一个班"
      lead={site.name}
      foot={
        <View className="pair">
          {canGoBack && (
            <Button kind="secondary" onPress={() => goTo(steps[index - 1] ?? 'class')}>
              上一步
            </Button>
          )}
          {step === 'check' ? (
            <Button busy={sending.phase === 'sending' && '正在发布'} onPress={() => void publish()}>
              发布
            </Button>
          ) : (
            <Button onPress={goOn}>{isCorrecting ? '改好了，去核对' : '下一步'}</Button>
          )}
        </View>
      }
    >
      <Steps at={index + 1} of={steps.length} name={stepNames[step]} />
      {notice}
      {step === 'check' && failure && (
        <>
          <FailureNotice failure={failure} reader="institution" />
          {wrongStep && (
            <Button kind="secondary" onPress={() => edit(wrongStep)}>
              {`去改${stepNames[wrongStep]}`}
            </Button>
          )}
        </>
      )}
      {Object.keys(errors).length > 0 && (
        <Banner tone="refused" title="还有没填好的地方">
          {Object.values(errors).map((error) => (
            <Words key={error}>{error}</Words>
          ))}
        </Banner>
      )}
      {step === 'class' && (
        <ClassStep draft={draft} errors={errors} published={published} onChange={onChange} />
      )}
      {step === 'price' && (
        <PriceStep draft={draft} errors={errors} site={site} published={published} onChange={onChange} />
      )}
      {step === 'time' && <TimeStep draft={draft} errors={errors} today={today} onChange={onChange} />}
      {step === 'check' && offer && (
        <CheckStep offer={offer} published={published} today={today} onEdit={edit} />
      )}
    </PageShell>
  );
}
