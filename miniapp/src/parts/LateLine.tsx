import { ClauseLink } from '../ui/ClauseLink';
import { Words } from '../ui/Words';
import { lateWords, useLateTerms } from './late';

/** What being fetched late will cost, read before a place is asked for. */
export function LateLine({ site }: { readonly site: string }) {
  const { data: terms } = useLateTerms(site);
  if (!terms) return null;
  return (
    <>
      <Words kind="soft">{lateWords(terms)}</Words>
      {terms.rule && <ClauseLink clause={terms.rule.clause} text="按公布的规定" />}
    </>
  );
}
