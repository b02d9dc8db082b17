import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

type Image = Record<string, AttributeValue>;

const arn =
  'arn:aws-cn:dynamodb:cn-northwest-1:123456789012:table/HuiyueData-Table/stream/2026-07-01T00:00:00.000';

/** A record of the table's stream as DynamoDB hands it to Lambda. */
export function streamRecord(
  sequence: number,
  image: Image,
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT',
): DynamoDBRecord {
  const { pk = { S: '' }, sk = { S: '' } } = image;
  return {
    eventID: `c81e728d9d4c2f636f067f89cc14862${sequence}`,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'cn-northwest-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_783_299_600,
      Keys: { pk, sk },
      [eventName === 'REMOVE' ? 'OldImage' : 'NewImage']: image,
      SequenceNumber: `43290060000000000${20_000 + sequence}`,
      SizeBytes: 1_104,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: arn,
  };
}

const [from, to, days] = [{ N: '480' }, { N: '1050' }, { N: '2147483647' }];
const span: AttributeValue = { M: { days, from, to } };
const taken = { d: { N: '2097151' }, f: { N: '480' }, e: { N: '1080' }, u: { N: '1' } };
const held: AttributeValue = {
  M: { ...taken, t: { N: '1783472400000' } },
};
const by = (account: string, role: string): AttributeValue => ({
  M: { account: { S: account }, role: { S: role } },
});

/** The row of a booking: an inclusive place under a cap that a draft publishes, asked for by its family. */
export function bookingImage(booking: string): Image {
  return {
    pk: { S: `BKG#${booking}` },
    sk: { S: 'BKG' },
    gsi1pk: { S: 'HOUSE#hh_01J2HUIYUE0001' },
    gsi1sk: { S: `BKG#2026-08-01#0000#${booking}` },
    gsi2pk: { S: 'SITE#site_01J2HUIYUE01#2026-08' },
    gsi2sk: { S: `BKG#${booking}` },
    orderer: { S: 'acc_01J2HUIYUE0001' },
    channel: { S: 'app' },
    recipient: {
      M: { id: { S: 'chd_01J2HUIYUE0001' }, name: { S: '小满' }, birthDate: { S: '2024-06-15' } },
    },
    site: { M: { id: { S: 'site_01J2HUIYUE01' }, name: { S: '试验托育园' } } },
    offer: {
      M: {
        kind: { S: 'class' },
        id: { S: 'cls_01J2HUIYUE0001' },
        name: { S: '托大班' },
        classKind: { S: 'olderToddlerClass' },
        careMode: { S: 'fullDay' },
      },
    },
    sheet: {
      M: { kind: { S: 'classMonth' }, of: { S: 'cls_01J2HUIYUE0001' }, period: { S: '2026-08' } },
    },
    span,
    units: { N: '1' },
    startsOn: { S: '2026-08-01' },
    judgement: {
      M: {
        priceFen: { N: '158000' },
        per: { S: 'month' },
        capFen: { N: '165000' },
        rule: { S: 'jingdezhen.cap.older@2024-1' },
      },
    },
    payFen: { N: '158000' },
    history: {
      L: [
        {
          M: {
            act: { S: 'request' },
            at: { N: '1783299600000' },
            by: by('acc_01J2HUIYUE0001', 'family'),
            state: { S: 'requested' },
            claim: held,
          },
        },
      ],
    },
    revision: { N: '1' },
  };
}

/** The same booking after its institution has confirmed it. */
export function confirmedImage(booking: string): Image {
  const image = bookingImage(booking);
  const confirmation: AttributeValue = {
    M: {
      act: { S: 'confirm' },
      at: { N: '1783303200000' },
      by: by('acc_01J2HUIYUE0002', 'institution'),
      state: { S: 'confirmed' },
      claim: { M: taken },
    },
  };
  return {
    ...image,
    history: { L: [...(image['history']?.L ?? []), confirmation] },
    revision: { N: '2' },
  };
}
