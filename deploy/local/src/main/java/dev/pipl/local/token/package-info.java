/** Access tokens for any role and tenant, from the running platform's Keycloak. */
package dev.pipl.local.token;
