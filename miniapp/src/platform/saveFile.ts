import { isWeb } from './target';

type File = { readonly fileName: string; readonly mediaType: string; readonly contentBase64: string };

/** In WeChat a file has nowhere to go that an office computer could find it again. */
export const canSaveFiles = isWeb;

/** Hands a file to the browser, which puts it where it puts all downloads. */
export function saveFile({ fileName, mediaType, contentBase64 }: File): void {
  if (!isWeb) return;
  const bytes = Uint8Array.from(atob(contentBase64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
