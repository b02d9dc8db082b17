import { Button } from '../ui/Button';

type Props = {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly words: string;
};

/** The way to the rest of a list that comes in pages; nothing where all of it is there. */
export function More({ query: { hasNextPage, isFetchingNextPage, fetchNextPage }, words }: Props) {
  if (!hasNextPage) return null;
  return (
    <Button kind="secondary" busy={isFetchingNextPage && '正在读取'} onPress={() => void fetchNextPage()}>
      {words}
    </Button>
  );
}
