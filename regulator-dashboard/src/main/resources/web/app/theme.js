const STORED_AS = 'pipl-theme';
export const THEMES = ['auto', 'light', 'dark'];

export const currentTheme = () => {
  const stored = localStorage.getItem(STORED_AS);
  return THEMES.includes(stored) ? stored : 'auto';
};

export function applyTheme(theme = currentTheme()) {
  localStorage.setItem(STORED_AS, theme);
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeChanges.dispatchEvent(new Event('change'));
}

/** Announces `change` when colours may have changed, also by the system. */
export const themeChanges = new EventTarget();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
  themeChanges.dispatchEvent(new Event('change')),
);
