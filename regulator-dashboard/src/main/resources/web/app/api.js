import { acceptLanguage } from './text.js';

/** The session is not there (any more). */
export class SignedOut extends Error {}

/** The server refused, with an RFC 9457 problem in the reader's language. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code;
  }
}

async function ask(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    credentials: 'same-origin',
    cache: 'no-cache',
    headers: { Accept: 'application/json', 'Accept-Language': acceptLanguage(), ...options.headers },
  });
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
  return response.status === 204 ? null : response.json();
}

const query = (parameters) => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
};

/** The server takes a POST that rests on the cookie only with this header, which no foreign page can send. */
const post = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'pipl-page' },
    body: JSON.stringify(body ?? {}),
  });

export const session = () => ask('/session');
export const signOut = () => post('/session/logout');
export const signInAddress = (language) => `/session/login${query({ ui_locales: language === 'zh' ? 'zh-Hans zh-CN' : 'en' })}`;

export const inbox = (parameters) => ask(`/inbox${query(parameters)}`);
export const summary = () => ask('/summary');
export const handlers = (parameters) => ask(`/handlers${query(parameters)}`);
export const standing = (handlerId, year) => ask(`/handlers/${encodeURIComponent(handlerId)}/standing${query({ year })}`);
export const acknowledge = (alertId, note) => post(`/alerts/${encodeURIComponent(alertId)}/acknowledgements`, { note });
export const streamAddress = (after) => `/alerts/stream${query({ after, heartbeat: 'event' })}`;
