import { mostPictureBytes, type PictureView, type AddedPictureView } from '@huiyue/shared/contract/menus';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NamingReceipt, Picture } from '../../ports';
import { absent, type Absent } from '../absent';
import { idFrom } from '../receipts';

/** What it is, is told by its first bytes, never by what its sender calls it. */
export async function addPicture(
  deps: Deps,
  actor: Actor,
  asked: { readonly site: Id<'site'>; readonly data: string },
  receipt: NamingReceipt,
): Promise<Outcome<AddedPictureView> | Absent> {
  if (!actor.sites.includes(asked.site)) return absent;
  const content = Buffer.from(asked.data, 'base64');
  const bytes = content.byteLength;
  if (bytes > mostPictureBytes)
    return refused({ code: 'picture.tooLarge', facts: { bytes, mostBytes: mostPictureBytes } });
  const mediaType = typeOf(content);
  if (!mediaType) return refused({ code: 'picture.notAPicture', facts: {} });
  const picture: Picture = {
    id: idFrom('picture', receipt),
    site: asked.site,
    mediaType,
    bytes,
    data: content.toString('base64'),
    revision: 1,
  };
  const body = { id: picture.id, mediaType, bytes };
  await deps.pictures.write([picture], { receipt, body });
  return accepted(body);
}

export async function readPicture(deps: Deps, id: Id<'picture'>): Promise<PictureView | Absent> {
  const picture = await deps.pictures.find(id, 'PICTURE');
  if (!picture) return absent;
  const { mediaType, bytes, data } = picture;
  return { id, mediaType, bytes, dataUrl: `data:${mediaType};base64,${data}` };
}

function typeOf(content: Buffer): Picture['mediaType'] | undefined {
  if (startsWith(content, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  const isRiff = content.toString('latin1', 0, 4) === 'RIFF';
  return isRiff && content.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : undefined;
}

function startsWith(content: Buffer, first: readonly number[]): boolean {
  return first.every((byte, index) => content[index] === byte);
}
