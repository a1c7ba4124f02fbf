import { html } from 'lit';
import { LightElement } from './light-element.js';
import { changeLanguage, currentLanguage, province, text } from '../text.js';
import { applyTheme, currentTheme, THEMES } from '../theme.js';
import * as api from '../api.js';
import { icons } from './icons.js';

/** Name of the product, state of the connection, language, theme, and who is signed in. */
class DashTopbar extends LightElement {
  static properties = { caller: { attribute: false }, connection: { attribute: false } };

  render() {
    const other = currentLanguage() === 'zh' ? 'en' : 'zh';
    const theme = currentTheme();
    return html`
      <header class="topbar">
        <a class="brand" href="/" @click=${this.#home}>
          <img src="/mark.svg" alt="" width="30" height="30">
          <span class="brand-name">${text('app.title')}</span>
        </a>
        <span class="connection" data-state=${this.connection} role="status">
          <span class="connection-dot"></span>
          <span class="connection-word">${text(`connection.${this.connection}`)}</span>
        </span>
        <div class="topbar-tools">
          <button class="tool" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => changeLanguage(other)}
            aria-label=${other === 'zh' ? '切换到中文' : 'Switch to English'}>${other === 'zh' ? '中文' : 'EN'}</button>
          <button class="tool" title=${text(`theme.${theme}`)} aria-label=${text(`theme.${theme}`)} @click=${this.#theme}>
            ${icons[theme]}
          </button>
          <span class="who">
            <span class="who-name">${this.caller?.name}</span>
            <span class="who-role">${this.#scope()}</span>
          </span>
          <button class="tool" title=${text('session.out')} aria-label=${text('session.out')} @click=${this.#signOut}>
            ${icons.out}
          </button>
        </div>
      </header>
    `;
  }

  #scope() {
    const role = text(`role.${this.caller?.roles?.[0] ?? 'none'}`);
    const provinces = (this.caller?.provinces ?? []).map(province).join('、');
    return provinces ? `${role} · ${provinces}` : role;
  }

  #home(event) {
    event.preventDefault();
    this.tell('handler-chosen', null);
  }

  #theme() {
    applyTheme(THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length]);
    this.requestUpdate();
  }

  async #signOut() {
    try {
      const { next } = await api.signOut();
      location.assign(next);
    } catch {
      this.tell('signed-out');
    }
  }
}
customElements.define('dash-topbar', DashTopbar);
