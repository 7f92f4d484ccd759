// The words that compile writes into articles, in the languages that articles are written in.

/** What GitHub calls its alerts (`> [!NOTE]`). */
export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

export type GeneratedWords = {
  readonly footnotes: string;
  /** What leads back from a footnote to the reference of that number. */
  readonly toBack: (reference: string) => string;
  readonly alerts: Readonly<Record<AlertKind, string>>;
  /** Their language where it is not the article's: what holds them says so with `lang`. */
  readonly lang: string | undefined;
};

/** Note, tip, important, warning, caution. */
type Alerts = readonly [string, string, string, string, string];

/** By language, or by language and script where the usual script has words of its own. */
const ALERTS: Readonly<Record<string, Alerts>> = {
  ar: ['ملاحظة', 'نصيحة', 'مهم', 'تحذير', 'تنبيه'],
  ca: ['Nota', 'Consell', 'Important', 'Advertència', 'Precaució'],
  cs: ['Poznámka', 'Tip', 'Důležité', 'Varování', 'Pozor'],
  da: ['Bemærk', 'Tip', 'Vigtigt', 'Advarsel', 'Forsigtig'],
  de: ['Hinweis', 'Tipp', 'Wichtig', 'Warnung', 'Vorsicht'],
  el: ['Σημείωση', 'Συμβουλή', 'Σημαντικό', 'Προειδοποίηση', 'Προσοχή'],
  en: ['Note', 'Tip', 'Important', 'Warning', 'Caution'],
  es: ['Nota', 'Consejo', 'Importante', 'Advertencia', 'Precaución'],
  fa: ['یادداشت', 'نکته', 'مهم', 'هشدار', 'احتیاط'],
  fi: ['Huomautus', 'Vinkki', 'Tärkeää', 'Varoitus', 'Huomio'],
  fr: ['Remarque', 'Astuce', 'Important', 'Avertissement', 'Attention'],
  he: ['הערה', 'טיפ', 'חשוב', 'אזהרה', 'זהירות'],
  hi: ['नोट', 'सुझाव', 'महत्वपूर्ण', 'चेतावनी', 'सावधानी'],
  hu: ['Megjegyzés', 'Tipp', 'Fontos', 'Figyelmeztetés', 'Vigyázat'],
  id: ['Catatan', 'Tips', 'Penting', 'Peringatan', 'Perhatian'],
  it: ['Nota', 'Suggerimento', 'Importante', 'Avvertenza', 'Attenzione'],
  ja: ['注記', 'ヒント', '重要', '警告', '注意'],
  ko: ['참고', '팁', '중요', '경고', '주의'],
  nb: ['Merk', 'Tips', 'Viktig', 'Advarsel', 'Forsiktig'],
  nl: ['Opmerking', 'Tip', 'Belangrijk', 'Waarschuwing', 'Let op'],
  pl: ['Uwaga', 'Wskazówka', 'Ważne', 'Ostrzeżenie', 'Przestroga'],
  pt: ['Nota', 'Dica', 'Importante', 'Aviso', 'Cuidado'],
  ro: ['Notă', 'Sfat', 'Important', 'Avertisment', 'Atenție'],
  ru: ['Примечание', 'Совет', 'Важно', 'Предупреждение', 'Осторожно'],
  sv: ['Anmärkning', 'Tips', 'Viktigt', 'Varning', 'Försiktighet'],
  tr: ['Not', 'İpucu', 'Önemli', 'Uyarı', 'Dikkat'],
  uk: ['Примітка', 'Порада', 'Важливо', 'Попередження', 'Обережно'],
  vi: ['Ghi chú', 'Mẹo', 'Quan trọng', 'Cảnh báo', 'Thận trọng'],
  zh: ['备注', '提示', '重要', '警告', '注意'],
  'zh-Hant': ['備註', '提示', '重要', '警告', '注意'],
};

/** For the same languages: footnotes, and back to a reference, whose number stands for `{}`. */
const FOOTNOTES: Readonly<Record<string, readonly [label: string, back: string]>> = {
  ar: ['الحواشي', 'العودة إلى المرجع {}'],
  ca: ['Notes al peu', 'Torna a la referència {}'],
  cs: ['Poznámky pod čarou', 'Zpět na odkaz {}'],
  da: ['Fodnoter', 'Tilbage til henvisning {}'],
  de: ['Fußnoten', 'Zurück zum Verweis {}'],
  el: ['Υποσημειώσεις', 'Επιστροφή στην αναφορά {}'],
  en: ['Footnotes', 'Back to reference {}'],
  es: ['Notas al pie', 'Volver a la referencia {}'],
  fa: ['پانویس‌ها', 'بازگشت به ارجاع {}'],
  fi: ['Alaviitteet', 'Takaisin viitteeseen {}'],
  fr: ['Notes de bas de page', 'Retour à l’appel de note {}'],
  he: ['הערות שוליים', 'חזרה להפניה {}'],
  hi: ['फ़ुटनोट', 'संदर्भ {} पर वापस जाएँ'],
  hu: ['Lábjegyzetek', 'Vissza a hivatkozáshoz: {}'],
  id: ['Catatan kaki', 'Kembali ke rujukan {}'],
  it: ['Note a piè di pagina', 'Torna al riferimento {}'],
  ja: ['脚注', '参照元 {} に戻る'],
  ko: ['각주', '참조 {}(으)로 돌아가기'],
  nb: ['Fotnoter', 'Tilbake til henvisning {}'],
  nl: ['Voetnoten', 'Terug naar verwijzing {}'],
  pl: ['Przypisy', 'Powrót do odsyłacza {}'],
  pt: ['Notas de rodapé', 'Voltar à referência {}'],
  ro: ['Note de subsol', 'Înapoi la referința {}'],
  ru: ['Сноски', 'Вернуться к ссылке {}'],
  sv: ['Fotnoter', 'Tillbaka till hänvisning {}'],
  tr: ['Dipnotlar', 'Göndermeye geri dön: {}'],
  uk: ['Виноски', 'Повернутися до посилання {}'],
  vi: ['Cước chú', 'Quay lại tham chiếu {}'],
  zh: ['脚注', '返回引用 {}'],
  'zh-Hant': ['註腳', '返回參照 {}'],
};

/** Words for articles in a language (BCP 47): in it where we have them, else in English. */
export function toGeneratedWords(language: string): GeneratedWords {
  const key = findKey(language);
  const [footnotes, back] = FOOTNOTES[key ?? 'en'] ?? ['', ''];
  const [note, tip, important, warning, caution] = ALERTS[key ?? 'en'] ?? ['', '', '', '', ''];
  return {
    footnotes,
    toBack: (reference) => back.replace('{}', reference),
    alerts: { note, tip, important, warning, caution },
    lang: key === null ? 'en' : undefined,
  };
}

/** Norwegian is both of its written forms, of which this is the usual one. */
const SAME: Readonly<Record<string, string>> = { no: 'nb' };

function findKey(written: string): string | null {
  const { language, script } = new Intl.Locale(written).maximize();
  const primary = SAME[language] ?? language;
  const usual = new Intl.Locale(primary).maximize().script;
  const keys = [`${primary}-${script}`, ...(script === usual ? [primary] : [])];
  return keys.find((key) => Object.hasOwn(ALERTS, key)) ?? null;
}
