/** Bytes of a bundle of only what the API's files import from packages. */
export function bytesOfDependencies(root: string): number;
