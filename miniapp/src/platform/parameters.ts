import { useRouter } from '@tarojs/taro';

/** What the page was opened with: ids and months, nothing that would need decoding. Empty where it is missing. */
export function useParameter(name: string): string {
  const value: unknown = useRouter().params[name];
  return typeof value === 'string' ? value : '';
}
