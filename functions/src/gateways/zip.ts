import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of a few small texts, without dates: the same content is the same file, byte for byte. */
export function zipped(parts: readonly { readonly name: string; readonly text: string }[]): Uint8Array {
  let offset = 0;
  const entries = parts.map(({ name, text }) => {
    const entry = entryOf(name, text, offset);
    offset += entry.local.length;
    return entry;
  });
  const directory = Buffer.concat(entries.map(({ central }) => central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...entries.map(({ local }) => local), directory, end]);
}

/** 1 January 1980, the first day the format knows. */
const firstDay = 0x00_21;
const versionNeeded = 20;
const namesAreUtf8 = 0x08_00;
const deflated = 8;

function entryOf(
  name: string,
  text: string,
  offset: number,
): { readonly local: Buffer; readonly central: Buffer } {
  const [nameBytes, content] = [Buffer.from(name), Buffer.from(text)];
  const packed = deflateRawSync(content);
  // What the entry and the directory both say of it, in the same order.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(versionNeeded, 0);
  common.writeUInt16LE(namesAreUtf8, 2);
  common.writeUInt16LE(deflated, 4);
  common.writeUInt16LE(0, 6);
  common.writeUInt16LE(firstDay, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  common.writeUInt16LE(0, 24);

  const localSign = Buffer.alloc(4);
  localSign.writeUInt32LE(0x04_03_4b_50);
  const centralHead = Buffer.alloc(6);
  centralHead.writeUInt32LE(0x02_01_4b_50, 0);
  centralHead.writeUInt16LE(versionNeeded, 4);
  const centralTail = Buffer.alloc(14);
  centralTail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([localSign, common, nameBytes, packed]),
    central: Buffer.concat([centralHead, common, centralTail, nameBytes]),
  };
}
