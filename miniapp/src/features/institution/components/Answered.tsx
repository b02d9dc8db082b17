import type { BookingView } from '@huiyue/shared/contract/bookings';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { familyWord } from '../../../words/readers';
import { bookingStateWords } from '../../../words/states';
import { whenWords } from '../../../words/when';

/** What came of the last answer, at the bottom where the thumb is, until it has been read. */
export function Answered({ booking, onRead }: { booking: BookingView; onRead: () => void }) {
  const { word } = bookingStateWords[booking.state];
  const family = familyWord(booking.recipient);
  // To have said no is no failure of whoever said it.
  const tone = booking.state === 'confirmed' ? 'confirmed' : 'quiet';
  return (
    <>
      <Banner tone={tone} title={`${booking.recipient.name}：${word}`}>
        <Words>
          {booking.reason === null
            ? `${booking.offer.name}，${whenWords(booking)}。${family}现在就能看到。`
            : `${family}看到的原因：${booking.reason}`}
        </Words>
      </Banner>
      <Button kind="secondary" onPress={onRead}>
        知道了
      </Button>
    </>
  );
}
