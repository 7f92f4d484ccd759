// Instance manipulations a client takes (RFC 3229 §10.5.3).

/** True when `A-IM` lists this manipulation with a weight above zero. */
export function acceptsManipulation(field: string | null, name: string): boolean {
  return (field ?? '').split(',').some((part) => {
    const [token = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return token === name && (weight === undefined || Number(weight) > 0);
  });
}
