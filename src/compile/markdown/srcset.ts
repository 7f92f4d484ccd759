// The candidates of a `srcset` (HTML §4.8.4.2.1): addresses, each with what tells it from the others.
export type Candidate = {
  readonly address: string;
  /** As `2x` or `640w`; empty when there is none. */
  readonly descriptor: string;
};

/** An address may have commas within; one at its end, or one in a descriptor, ends the candidate. */
export function toCandidates(list: string): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let address = '';
  let descriptors: string[] = [];
  const end = (): void => {
    if (address !== '') candidates.push({ address, descriptor: descriptors.join(' ') });
    address = '';
    descriptors = [];
  };
  for (const word of list.split(/[ \t\n\f\r]+/u)) {
    const comma = address === '' ? -1 : word.indexOf(',');
    if (address !== '' && comma < 0) {
      descriptors.push(word);
      continue;
    }
    if (address !== '') {
      descriptors.push(word.slice(0, comma));
      end();
    }
    const begun = word.slice(comma + 1).replace(/^,+/u, '');
    address = withoutCommas(begun);
    if (address !== begun) end();
  }
  end();
  return candidates;
}

function withoutCommas(text: string): string {
  let length = text.length;
  while (text[length - 1] === ',') length -= 1;
  return text.slice(0, length);
}
