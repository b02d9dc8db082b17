import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** A photograph as the server takes it: small, and as text. */
type Photo = { readonly data: string };

/** What a photograph of a dish may weigh, in bytes; the server refuses more. */
const mostBytes = 60_000;
const longestSide = 640;
const qualities = [80, 60, 40, 25] as const;

/** Asks for one photograph and makes it small. Undefined when nobody chose one, or none could be made small enough. */
export async function takePhoto(): Promise<Photo | undefined> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] });
    const [path] = tempFilePaths;
    if (path === undefined) return undefined;
    return await (isWeb ? smallOnTheWeb(path) : smallInWechat(path));
  } catch {
    return undefined;
  }
}

async function smallOnTheWeb(address: string): Promise<Photo | undefined> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  for (const quality of qualities) {
    const found = photoFrom(canvas.toDataURL('image/jpeg', quality / 100).split(',')[1]);
    if (found) return found;
  }
  return undefined;
}

async function smallInWechat(path: string): Promise<Photo | undefined> {
  for (const quality of qualities) {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality, compressedWidth: longestSide });
    const data = Taro.getFileSystemManager().readFileSync(tempFilePath, 'base64');
    const found = photoFrom(typeof data === 'string' ? data : undefined);
    if (found) return found;
  }
  return undefined;
}

function photoFrom(data: string | undefined): Photo | undefined {
  return data !== undefined && (data.length * 3) / 4 <= mostBytes ? { data } : undefined;
}
