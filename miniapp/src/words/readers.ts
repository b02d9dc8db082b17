/** Who reads what an institution says: parents of a child; of an elder, whoever is at home. */
export function familyWord({ kind }: { readonly kind: 'child' | 'elder' }): '家长' | '家里' {
  return kind === 'child' ? '家长' : '家里';
}
