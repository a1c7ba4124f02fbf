import { html } from 'lit';
import { LightElement } from './light-element.js';
import { changeLanguage, currentLanguage, text } from '../text.js';
import { keepAddress } from '../address.js';
import { signInAddress } from '../api.js';

/** What is shown to who is not signed in. */
class DashSignIn extends LightElement {
  render() {
    const language = currentLanguage();
    return html`
      <main class="sign-in" id="main">
        <section class="sign-in-card">
          <img src="/mark.svg" alt="" width="56" height="56">
          <h1>${text('app.title')}</h1>
          <p>${text('session.why')}</p>
          <a class="button button-strong" id="sign-in" href=${signInAddress(language)} @click=${keepAddress}>${text('session.in')}</a>
          <button class="link" lang=${language === 'zh' ? 'en' : 'zh-CN'}
            @click=${() => changeLanguage(language === 'zh' ? 'en' : 'zh')}>
            ${language === 'zh' ? 'Continue in English' : '使用中文'}
          </button>
        </section>
        <p class="sign-in-foot">${text('app.law')}</p>
      </main>
    `;
  }
}
customElements.define('dash-sign-in', DashSignIn);
