/** Real PostgreSQL, Kafka and OIDC for the tests of a service, started once per test run, and its architecture rules. */
package dev.pipl.testing;
