import { useQueryClient } from '@tanstack/react-query';
import { forgetForms } from '../../../api/keptForms';
import { forgetToday } from '../../../api/keptToday';
import { outbox } from '../../../api/outbox';
import { endPractice } from '../../../api/practice';
import { dropToken } from '../../../api/token';
import { useEndCase } from '../../../api/useCase';
import { keepCaresForElder } from '../elderHome';
import { keepRole } from '../role';

/** Leaves nothing of this person on the phone. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const endCase = useEndCase();
  return () => {
    endPractice();
    endCase();
    outbox.clear();
    forgetToday();
    forgetForms();
    dropToken();
    keepRole(undefined);
    keepCaresForElder(false);
    // Reset, not removed: pages that stay mounted then let go of what they show.
    void client.resetQueries();
  };
}
