// The words, names and tags of the generated publication.

/** Words of each language (BCP 47); the first is the site's. */
export const WORDS = {
  en: `the of and to in a is for on with that as at by from this are was it be an exchange market
network protocol wallet ledger block token regulator custody liquidity reserve transaction validator
settlement price volume statement quarter report investigators confirmed announced added declined
asked published reviewed while because although before after under between café naïve — € … 5 12
2026 40%`.split(/\s+/),
  de: `der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an
werden aus er hat dass sie nach wird bei Börse Markt Netz Behörde Verwahrung Übertragung Prüfung
Rücklage Größe Quartal Bericht Zürich größer später während über „Zitat“ Überweisung`.split(/\s+/),
  fr: `le de un être et à il avoir ne je son que se qui ce dans en du elle au pour pas vous par sur
marché réseau protocole bourse régulateur échange dépôt liquidité réserve trimestre rapport façade
première déjà où été élevé « cité » cœur œuvre`.split(/\s+/),
  ja: `市場 取引所 規制 当局 保管 流動性 準備金 送金 検証 決済 価格 出来高 声明 四半期 報告 発表した
確認した 公開した 東京 新しい 大きな ネットワーク ウォレット ブロック トークン これは その後 一方で しかし`.split(
    /\s+/,
  ),
  ar: `السوق الشبكة البروتوكول المحفظة السجل الكتلة الجهة المنظمة السيولة الاحتياطي المعاملة التحقق
التسوية السعر الحجم البيان الربع التقرير أعلن أكد أضاف رفض نشر راجع بينما لأن قبل بعد بين`.split(
    /\s+/,
  ),
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Language = keyof typeof WORDS;

/** A language as often as it stands here. */
export const LANGUAGES: readonly Language[] = [
  ...['en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr', 'ja', 'ar'],
] as const;

const TOPICS = `Bitcoin|Ethereum|DeFi|NFT|Stablecoins|Mining|Custody|Wallets|Exchanges|Regulation
Zürich|比特币|عملات|C++|C#|.NET|Rust|Staking|Bridges|Oracles|Privacy|Identity|Payments|Taxes|Gaming`
  .split(/[|\n]/)
  .map((topic) => topic.trim());

const ANGLES = `|news|markets|security|research|policy|prices|reviews|interviews|history|law|Europe
Asia|Africa|Americas|tools|startups|education|energy|opinion`
  .split(/[|\n]/)
  .map((angle) => angle.trim());

/** 500 tags as people write them, the frequent ones first. */
export const TAGS: readonly string[] = ANGLES.flatMap((angle) =>
  TOPICS.map((topic) => `${topic} ${angle}`.trim()),
);

export const SECTIONS = [
  ...['news', 'markets', 'guides', 'reference', 'opinion', 'research', 'interviews', 'reviews'],
] as const;

const GIVEN = ['Ada', 'Bo', 'Chloé', 'Dmitri', 'Elif', 'Fatima', 'Grace', 'Hiro'];
const FAMILY = ['Lovelace', 'Müller', 'O’Neill', 'Sørensen', 'Yılmaz'];

/** 40 authors: the key of site.yaml and the name. */
export const AUTHORS: readonly { readonly key: string; readonly name: string }[] = GIVEN.flatMap(
  (given) => FAMILY.map((family) => `${given} ${family}`),
).map((name, index) => ({ key: `author-${String(index + 1).padStart(2, '0')}`, name }));
