import { isWeb } from './target';

type Window = { readonly location: { replace(address: string): void }; close(): void };

export type Paper = { readonly show: (html: string) => void; readonly close: () => void };

/** WeChat shows no page that is not part of the program; paper comes from the web edition. */
export const canPrint = isWeb;

/**
 * A window for a page that is to be printed. Opened with the press itself, for a browser lets nothing open later.
 * @returns undefined where the browser keeps new windows shut.
 */
export function openPaper(): Paper | undefined {
  if (!isWeb) return undefined;
  const opened: Window | null = window.open('', '_blank');
  if (!opened) return undefined;
  return {
    show: (html) => {
      const page = new Blob([html], { type: 'text/html;charset=utf-8' });
      opened.location.replace(URL.createObjectURL(page));
    },
    close: () => opened.close(),
  };
}
