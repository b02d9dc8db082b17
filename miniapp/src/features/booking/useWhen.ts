import type { When } from '@huiyue/shared/childcare/when';
import { useRouter } from '@tarojs/taro';
import { whenIn } from './when';

/** The time the page was opened with; undefined where it is missing or incomplete. */
export function useWhen(): When | undefined {
  const { params } = useRouter();
  return whenIn((name) => params[name] ?? '');
}
