// The MathML that is published: MathML Core, and what Temml and editors of formulas write beyond it.

/** All elements but `math` itself. */
export const MATHML_NAMES: readonly string[] = [
  ...['annotation', 'menclose', 'merror', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover'],
  ...['mpadded', 'mphantom', 'mprescripts', 'mroot', 'mrow', 'ms', 'mspace', 'msqrt', 'mstyle'],
  ...['msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder', 'munderover', 'none'],
  'semantics',
];

/** What any of them may have. */
const SHARED: readonly (string | [string, RegExp])[] = [
  ...['displaystyle', 'mathbackground', 'mathcolor', 'mathsize', 'mathvariant', 'scriptlevel'],
  ['className', /^(?:tml-[a-z-]+|upstrike|downstrike|sout)$/u],
];

const OWN: Readonly<Record<string, readonly string[]>> = {
  annotation: ['encoding'],
  math: ['alttext', 'display'],
  menclose: ['notation'],
  mfrac: ['linethickness'],
  mo: [
    ...['accent', 'fence', 'form', 'largeop', 'lspace', 'maxsize', 'minsize', 'movablelimits'],
    ...['rspace', 'separator', 'stretchy', 'symmetric'],
  ],
  mover: ['accent'],
  mpadded: ['depth', 'height', 'lspace', 'voffset', 'width'],
  mspace: ['depth', 'height', 'width'],
  mtable: ['columnalign', 'columnlines', 'columnspacing', 'frame', 'rowlines', 'rowspacing'],
  mtd: ['columnalign', 'columnspan', 'rowSpan'],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
};

/** The attributes of each, for `sanitize`. */
export const MATHML_ATTRIBUTES: Record<string, (string | [string, RegExp])[]> = Object.fromEntries(
  ['math', ...MATHML_NAMES].map((name) => [name, [...SHARED, ...(OWN[name] ?? [])]]),
);

const names: ReadonlySet<string> = new Set(MATHML_NAMES);

/** Whether it is an element that stands in a formula. */
export function isMathml(tagName: string): boolean {
  return names.has(tagName);
}
