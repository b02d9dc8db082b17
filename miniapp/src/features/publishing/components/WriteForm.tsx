import type { CivilDate } from '@huiyue/shared/civil';
import type { DraftView } from '@huiyue/shared/contract/publishing';
import { View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../../api/useSend';
import { FailureNotice } from '../../../notices/FailureNotice';
import { replace, toTop } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Steps } from '../../../ui/Steps';
import { Words } from '../../../ui/Words';
import type { PublishedCap } from '../capScope';
import { contentOf } from '../content';
import type { Written } from '../peek';
import { forgetFirstSketches } from '../firstSketch';
import { withReplaced } from '../prefill';
import { publishingKey, saveDraft } from '../queries';
import { readingOf } from '../reading';
import { errorsOn, stepsOf, type About, type Sketch, type Step } from '../sketch';
import type { Place } from '../usePlace';
import { AbsenceStep } from './AbsenceStep';
import { AmountStep } from './AmountStep';
import { AnswerStep } from './AnswerStep';
import { PaperStep } from './PaperStep';
import { ReadingCard } from './ReadingCard';
import { RefundStep } from './RefundStep';
import { ScopeStep } from './ScopeStep';
import { SubsidyStep } from './SubsidyStep';
import { WhomStep } from './WhomStep';

type Props = {
  readonly place: Place;
  /** Set where a draft is written anew. */
  readonly draft: DraftView | undefined;
  readonly sketch: Sketch;
  readonly onChange: (sketch: Sketch) => void;
  /** Under which name the sketch is kept until it is saved. */
  readonly about: string;
  readonly published: readonly PublishedCap[];
  readonly today: CivilDate;
  readonly notice: ReactNode;
};

const stepNames = {
  scope: '管什么',
  whom: '管谁',
  amount: '多少钱',
  answer: '答案',
  refund: '怎么退',
  absence: '怎么退',
  subsidy: '补多少',
  paper: '依据和日期',
  check: '核对',
} as const satisfies Record<Step, string>;

const titles = {
  cap: '写一条价格上限',
  answer: '回答一个还没定的问题',
  refund: '写一条退费规定',
  absence: '写一条请假退费规定',
  subsidy: '写一条补贴',
} as const satisfies Record<About, string>;

/** A rule in a few short steps, then the whole as others will read it. Saving publishes nothing. */
export function WriteForm({ place, draft, sketch, onChange, about, published, today, notice }: Props) {
  const client = useQueryClient();
  const steps: readonly Step[] = stepsOf[sketch.about];
  const [step, setStep] = useState<Step>(steps[0] ?? 'check');
  const [isChecked, setIsChecked] = useState(false);
  const sending = useSend<Written, DraftView>(`draft:${about}`, (content, key) =>
    saveDraft({ place: place.code, draft }, content, key),
  );
  const index = steps.indexOf(step);
  const errors = isChecked ? errorsOn(step, sketch) : {};
  const failure =
    sending.phase === 'failed' && sending.failure.kind !== 'signedOut' ? sending.failure : undefined;
  const content = contentOf(withReplaced(sketch, published, place.code), place.code);

  const goTo = (next: Step) => {
    setStep(next);
    setIsChecked(false);
    void toTop();
  };
  const goOn = () => {
    setIsChecked(true);
    if (Object.keys(errorsOn(step, sketch)).length > 0) {
      void toTop();
      return;
    }
    const next = steps[index + 1];
    if (next) goTo(next);
  };
  const save = async () => {
    const answer = await sending.send(content);
    void toTop();
    if (answer?.ok !== true) return;
    forgetFirstSketches();
    void client.invalidateQueries({ queryKey: publishingKey });
    await replace('/packages/regulator/draft/index', { draft: answer.data.id });
  };

  return (
    <PageShell
      title={titles[sketch.about]}
      lead={place.name}
      foot={
        <View className="pair">
          {index > 0 && (
            <Button kind="secondary" onPress={() => goTo(steps[index - 1] ?? 'check')}>
              上一步
            </Button>
          )}
          {step === 'check' ? (
            <Button busy={sending.phase === 'sending' && '正在保存'} onPress={() => void save()}>
              保存草稿
            </Button>
          ) : (
            <Button onPress={goOn}>下一步</Button>
          )}
        </View>
      }
    >
      <Steps at={index + 1} of={steps.length} name={stepNames[step]} />
      {notice}
      {step === 'check' && failure && <FailureNotice failure={failure} reader="regulator" />}
      {Object.keys(errors).length > 0 && (
        <Banner tone="refused" title="还有没填好的地方">
          {Object.values(errors).map((error) => (
            <Words key={error}>{error}</Words>
          ))}
        </Banner>
      )}
      {step === 'scope' && <ScopeStep sketch={sketch} onChange={onChange} />}
      {step === 'whom' && <WhomStep sketch={sketch} onChange={onChange} />}
      {step === 'amount' && (
        <AmountStep
          sketch={sketch}
          errors={errors}
          onChange={onChange}
          published={published}
          place={place.code}
        />
      )}
      {step === 'answer' && <AnswerStep sketch={sketch} errors={errors} onChange={onChange} />}
      {step === 'refund' && <RefundStep sketch={sketch} errors={errors} onChange={onChange} />}
      {step === 'absence' && <AbsenceStep sketch={sketch} errors={errors} onChange={onChange} />}
      {step === 'subsidy' && <SubsidyStep sketch={sketch} errors={errors} onChange={onChange} />}
      {step === 'paper' && <PaperStep sketch={sketch} errors={errors} onChange={onChange} today={today} />}
      {step === 'check' && (
        <>
          <ReadingCard reading={readingOf(content)} />
          <Banner tone="info" title="保存以后还不会公布">
            <Words>先推算影响，再请另一位同事复核、公布。公布以前随时可以改。</Words>
          </Banner>
        </>
      )}
    </PageShell>
  );
}
