import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CivilMonth } from '@huiyue/shared/civil';
import type {
  ProofView,
  StatementFile,
  StatementSummary,
  StatementView,
} from '@huiyue/shared/contract/statements';
import { useState } from 'react';
import type { Failure } from '../../api/answer';
import { get, getAll, post } from '../../api/client';
import { dataOf } from '../../api/queries';
import { useSend } from '../../api/useSend';
import { saveFile } from '../../platform/saveFile';

export function useSiteStatements(site: string) {
  return useQuery({
    queryKey: ['statements', site],
    queryFn: async () => (await dataOf(getAll<StatementSummary>(`/sites/${site}/statements`))).items,
  });
}

/** What a regulator has on the desk in a month. */
export function useCityStatements(city: string, month: CivilMonth) {
  return useQuery({
    queryKey: ['statements', city, month],
    queryFn: async () => (await dataOf(getAll<StatementSummary>('/statements', { city, month }))).items,
  });
}

export function useStatement(site: string, month: string, isSignedIn: boolean) {
  return useQuery({
    queryKey: ['statement', site, month],
    queryFn: () => dataOf(get<StatementView>(`/sites/${site}/statements/${month}`)),
    enabled: isSignedIn && site !== '' && month !== '',
  });
}

export type Act = 'draft' | 'confirm' | 'return' | 'approve' | 'export' | 'freeze';

/** One move of a statement, at the revision that was looked at. */
export function useMove(site: string, month: string, act: Act, onDone: (statement: StatementView) => void) {
  const queries = useQueryClient();
  const { send, ...state } = useSend<object, StatementView>(
    `statement:${act}:${site}:${month}`,
    (body, key) => post(`/sites/${site}/statements/${month}/${act}`, body, key),
  );
  const move = async (body: object) => {
    const answer = await send(body);
    if (answer?.ok) queries.setQueryData(['statement', site, month], answer.data);
    else void queries.invalidateQueries({ queryKey: ['statement', site, month] });
    void queries.invalidateQueries({ queryKey: ['statements'] });
    if (answer?.ok) onDone(answer.data);
  };
  return { ...state, move };
}

type Saving =
  | { readonly phase: 'ready' | 'fetching' | 'saved' }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Fetches an exported statement as a file and hands it to the browser. */
export function useStatementFile(site: string, month: string) {
  const [state, setState] = useState<Saving>({ phase: 'ready' });
  const save = async (format: 'csv' | 'xlsx') => {
    setState({ phase: 'fetching' });
    const answer = await get<StatementFile>(`/sites/${site}/statements/${month}/file`, { format });
    if (answer.ok) saveFile(answer.data);
    setState(answer.ok ? { phase: 'saved' } : { phase: 'failed', failure: answer });
  };
  return { state, save };
}

/** The last nightly answer for a city. */
export function useProof(city: string) {
  return useQuery({
    queryKey: ['proof', city],
    queryFn: () => dataOf(get<ProofView>('/proofs/latest', { city })),
  });
}
