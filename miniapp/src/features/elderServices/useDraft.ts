import { useRouter } from '@tarojs/taro';
import { draftIn, type OrderDraft } from './order';

/** What the pages before this one have chosen. */
export function useDraft(): OrderDraft {
  const { params } = useRouter();
  return draftIn((name) => params[name] ?? '');
}
