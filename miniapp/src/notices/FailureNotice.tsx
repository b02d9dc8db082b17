import { canRetry, type Failure } from '../api/answer';
import { useToken } from '../api/token';
import { open } from '../platform/navigation';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { ClauseLink } from '../ui/ClauseLink';
import { Words } from '../ui/Words';
import { failureWords } from '../words/failures';
import type { Reader } from '../words/refusals';

type Props = {
  readonly failure: Failure;
  readonly reader: Reader;
  /** Left out where the button that failed is still there to be pressed again. */
  readonly onRetry?: () => void;
  /** Pressed, and not yet answered. */
  readonly isRetrying?: boolean;
};

/** What went wrong, why, by which published rule, and the one thing to do about it. */
export function FailureNotice({ failure, reader, onRetry, isRetrying = false }: Props) {
  const isSignedIn = useToken() !== undefined;
  // Signed in again since: what was wanted can be pressed again, and there is nothing left to say.
  if (failure.kind === 'signedOut' && isSignedIn) return null;
  const { what, why, next } = failureWords(failure, reader);
  const clause = failure.problem?.clause;
  return (
    <Banner tone={failure.kind === 'refused' || failure.kind === 'invalid' ? 'refused' : 'info'} title={what}>
      <Words>{why}</Words>
      <Words>{next}</Words>
      {clause && <ClauseLink clause={clause} />}
      {failure.kind === 'signedOut' && (
        <Button onPress={() => void open('/pages/signIn/index', { role: reader })}>重新登录</Button>
      )}
      {canRetry(failure) && onRetry && (
        <Button kind="secondary" icon="refresh" onPress={onRetry} busy={isRetrying && '正在再试'}>
          再试一次
        </Button>
      )}
    </Banner>
  );
}
