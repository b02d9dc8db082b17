import Taro from '@tarojs/taro';

/** Opens the phone's own dialler with the number; the person still presses call. */
export async function dial(number: string): Promise<void> {
  try {
    await Taro.makePhoneCall({ phoneNumber: number });
  } catch {
    // Closed without calling: nothing went wrong.
  }
}
