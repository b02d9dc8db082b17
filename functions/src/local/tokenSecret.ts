import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret of this folder's own, made on the first start and kept, so that sessions outlive a restart. */
export async function tokenSecretIn(folder: string): Promise<string> {
  const path = join(folder, 'token-secret');
  await mkdir(folder, { recursive: true });
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const secret = randomBytes(48).toString('base64url');
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}
