import type { NoticeView } from '@huiyue/shared/contract/notices';
import type { Role } from '@huiyue/shared/people';

export type Way = { readonly page: string; readonly parameters: Readonly<Record<string, string>> };

/** The page of the thing a notice is about, for whoever reads it; undefined where there is none to go to. */
export function wayTo({ kind, about }: Pick<NoticeView, 'kind' | 'about'>, role: Role): Way | undefined {
  const to = (page: string, parameters: Way['parameters'] = {}): Way => ({ page, parameters });
  if (role === 'institution') {
    if (kind === 'capPublished') return to('/packages/institution/terms/index');
    if (kind === 'complaintRaised') return to('/packages/after/siteVoices/index');
    return about.booking === null ? undefined : to('/packages/institution/answers/index');
  }
  if (role !== 'family') return undefined;
  if (about.bill !== null) return to('/packages/money/bill/index', { bill: about.bill });
  if (about.booking !== null) {
    const isElders = about.person?.startsWith('eld_') === true;
    return to(isElders ? '/packages/elder/booking/index' : '/packages/family/booking/index', {
      booking: about.booking,
    });
  }
  if (kind === 'complaintAnswered' || kind === 'reportAnswered')
    return to('/packages/after/complaints/index');
  return undefined;
}
