import type { Kept } from '../api/useKept';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';

/** At the top of a form whose fields came back by themselves: so that nobody wonders, and anybody can begin anew. */
export function BroughtBack({ of: { cameBack, anew } }: { readonly of: Kept }) {
  if (!cameBack) return null;
  return (
    <Banner tone="info" title="已为您找回上次没填完的内容">
      <Button kind="quiet" onPress={anew}>
        重新填
      </Button>
    </Banner>
  );
}
