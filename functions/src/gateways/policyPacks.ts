import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyPackSchema, type PolicyPack } from '@huiyue/shared/contract/policyPack';

const fileNames = Object.keys(policyPackSchema.shape);

/**
 * Every sub-folder is one city: adding a city adds a folder and touches no code.
 * @throws with a sentence that names the file and the field when a pack is not what the software understands.
 */
export async function loadPolicyPacks(folder: string): Promise<readonly PolicyPack[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const cities = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (cities.length === 0) throw new Error(`${folder} holds no policy pack`);
  return Promise.all(cities.sort().map((city) => loadPack(join(folder, city), city)));
}

async function loadPack(folder: string, city: string): Promise<PolicyPack> {
  const files = await Promise.all(
    fileNames.map(async (name) => [name, await readJson(join(folder, `${name}.json`))] as const),
  );
  const parsed = policyPackSchema.safeParse(Object.fromEntries(files));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const [file, ...field] = path.map(String);
      return `${join(folder, `${file ?? ''}.json`)}: ${field.join('.') || 'the file'} ${message}`;
    });
    throw new Error(faults.join('\n'));
  }
  if (parsed.data.pack.key !== city) {
    throw new Error(`${join(folder, 'pack.json')}: key must be ${city}, the name of its folder`);
  }
  return parsed.data;
}

async function readJson(path: string): Promise<unknown> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path}: this file of the pack is missing`, { cause });
  });
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`${path}: not readable as JSON`, { cause });
  }
}
