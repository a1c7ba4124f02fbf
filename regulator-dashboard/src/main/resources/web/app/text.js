import zh from './messages/zh.json';
import en from './messages/en.json';

const MESSAGES = { zh, en };
const LOCALES = { zh: 'zh-CN', en: 'en-GB' };
const STORED_AS = 'pipl-language';
const BEIJING = 'Asia/Shanghai';

/** Announces `change` when the page's language changes. */
export const languageChanges = new EventTarget();

let language = initialLanguage();

/** The address wins, then what was chosen before, then what the browser asks for. */
function initialLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (MESSAGES[asked]) {
    localStorage.setItem(STORED_AS, asked);
    return asked;
  }
  const stored = localStorage.getItem(STORED_AS);
  if (MESSAGES[stored]) return stored;
  const preferred = (navigator.languages ?? []).find((tag) => /^(zh|en)\b/i.test(tag));
  return preferred && preferred.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export const currentLanguage = () => language;

/** What the server should answer in. */
export const acceptLanguage = () => LOCALES[language];

export function changeLanguage(next) {
  language = next;
  localStorage.setItem(STORED_AS, next);
  const url = new URL(location.href);
  url.searchParams.set('lang', next);
  history.replaceState(history.state, '', url);
  applyLanguage();
  languageChanges.dispatchEvent(new Event('change'));
}

export function applyLanguage() {
  document.documentElement.lang = LOCALES[language];
  document.title = text('app.title');
}

/** The message with that key; `{name}` is replaced by `values.name`. */
export function text(key, values = {}) {
  const message = MESSAGES[language][key] ?? key;
  return message.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Like {@link text}, but undefined where no such message exists: for codes that the server may add to. */
export const textIfKnown = (key) => MESSAGES[language][key];

/** The half of a `{zh, en}` that the reader chose. */
export const half = (bilingual) => bilingual?.[language] ?? '';

/** The half that the reader did not choose. */
export const otherHalf = (bilingual) => bilingual?.[language === 'zh' ? 'en' : 'zh'] ?? '';

const formats = new Map();
function format(kind, options, make) {
  const key = `${language}|${kind}`;
  if (!formats.has(key)) formats.set(key, make(LOCALES[language], options));
  return formats.get(key);
}

export const number = (n) => format('number', {}, (l, o) => new Intl.NumberFormat(l, o)).format(n);

/** 1.2M, 120万: for tight places only. */
export const shortNumber = (n) =>
  format('short', { notation: 'compact', maximumFractionDigits: 1 }, (l, o) => new Intl.NumberFormat(l, o)).format(n);

const dateFormat = (kind, options) =>
  format(kind, { timeZone: BEIJING, hourCycle: 'h23', ...options }, (l, o) => new Intl.DateTimeFormat(l, o));

export const beijingDate = (instant) =>
  dateFormat('date', { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(instant));

export const beijingTime = (instant) =>
  dateFormat('time', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));

export const beijingDateTime = (instant) =>
  dateFormat('both', { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
    .format(new Date(instant));

/** A day such as `2026-03-01`, which is a Beijing day already. */
export const day = (iso) =>
  format('day', { timeZone: 'UTC', month: 'short', day: 'numeric' }, (l, o) => new Intl.DateTimeFormat(l, o))
    .format(new Date(`${iso}T00:00:00Z`));

export const province = (code) => (code ? (textIfKnown(`province.${code}`) ?? code) : text('province.none'));

/** Articles are cited by short code: `CBDF-7`. */
export const provisionName = (code) => {
  const [instrument, ...article] = code.split('-');
  const name = textIfKnown(`instrument.${instrument}`);
  return name ? text('provision', { instrument: name, article: article.join('-') }) : code;
};
