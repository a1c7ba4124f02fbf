/** The page's session on quarkus-oidc. */
package dev.pipl.dashboard.page.adapter;
