/** By what somebody shows that a number belongs to a household that is there already. Whoever links writes down which. */
export const linkProofs = ['questions', 'smsCode', 'idCardSeen', 'invitation'] as const;
export type LinkProof = (typeof linkProofs)[number];

/** Long enough for an SMS to arrive and to be read out; too short to be of use to whoever finds it. */
export const proofCodeLastsMs = 10 * 60_000;

/** A second one only when the first has had time to arrive: nobody's telephone is rung full. */
export const proofCodeRestMs = 60_000;
