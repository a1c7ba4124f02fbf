/** The page's session: sign-in, sign-out, and what a browser may do with its cookie. */
package dev.pipl.dashboard.page;
